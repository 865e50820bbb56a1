-- Keep a new article and enter it everywhere; 0 when it is kept already.
-- KEYS: article. ARGV: id, its standing without a number, what it is entered in as JSON
-- (entries, terms, marks, and in `unique` those no other may have), fields of the record.
local key, id, new = KEYS[1], ARGV[1], cjson.decode(ARGV[3])
if redis.call('EXISTS', key) == 1 or is_taken(new.unique, id) then return 0 end
redis.call('HSET', key, 'at', arrive(id, new) .. ' ' .. ARGV[2], unpack(ARGV, 4))
redis.call('ZREM', IX .. 'gone', id)
changed()
return 1
