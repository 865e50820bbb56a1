-- Put a new version of an article in the place of the one kept.
-- KEYS: article. ARGV: id, number of the version it replaces, story, its standing without
-- a number, what the old and the new one are entered in as JSON, moment ("" for one that
-- corrects nothing), how many corrected ones to remember, then fields of the record.
-- 0 when another version came in between, or another article has the new one's text.
local key, id, number = KEYS[1], ARGV[1], tonumber(ARGV[2])
local old, new = cjson.decode(ARGV[5]), cjson.decode(ARGV[6])
if number_of(key) ~= number then return 0 end
if is_taken(new.unique, id) then return 0 end
depart(id, number, old)
redis.call('HSET', key, 'at', arrive(id, new) .. ' ' .. ARGV[4], unpack(ARGV, 9))
-- Its figures are sorted anew, where they were not carried over.
redis.call('HDEL', IX .. 'series:' .. ARGV[3], id)
if ARGV[7] ~= '' then
  redis.call('ZADD', IX .. 'corrected', ARGV[7], id)
  redis.call('ZREMRANGEBYRANK', IX .. 'corrected', 0, -1 - ARGV[8])
end
changed()
return 1
