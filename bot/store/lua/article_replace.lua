-- Put a new version of an article in the place of the one kept.
-- KEYS: article. ARGV: id, number of the version it replaces, its own feeds, story, its
-- standing without a number, what the old and the new one are entered in as JSON, moment
-- ("" for one that corrects nothing), how many corrected ones to remember, then fields
-- of the record.
-- 0 when another version came in between, others may see it now, or another article has
-- the new one's text.
local key, id, number = KEYS[1], ARGV[1], tonumber(ARGV[2])
local old, new = cjson.decode(ARGV[6]), cjson.decode(ARGV[7])
if not is_version(key, number, ARGV[3], ARGV[4]) or is_taken(new.unique, id) then return 0 end
depart(id, number, old)
redis.call('HSET', key, 'at', arrive(id, new) .. ' ' .. ARGV[5], unpack(ARGV, 10))
-- Its figures are sorted anew, where they were not carried over.
redis.call('HDEL', IX .. 'series:' .. ARGV[4], id)
if ARGV[8] ~= '' then
  redis.call('ZADD', IX .. 'corrected', ARGV[8], id)
  redis.call('HSET', IX .. 'amiss', id, ARGV[8])
  redis.call('ZREMRANGEBYRANK', IX .. 'corrected', 0, -1 - ARGV[9])
end
changed()
return 1
