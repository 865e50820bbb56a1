-- Count one more failed try to read a text. Full, what is new is not kept, and counts as
-- tried for the last time.
-- KEYS: quarantine. ARGV: id, what to keep as JSON, seconds to keep the list, most, tries.
local key, id = KEYS[1], ARGV[1]
local had = redis.call('HGET', key, id)
if not had and redis.call('HLEN', key) >= tonumber(ARGV[4]) then
  return tonumber(ARGV[5])
end
local kept = cjson.decode(ARGV[2])
kept.seen = tonumber(redis.call('TIME')[1])
kept.tries = 1 + (had and cjson.decode(had).tries or 0)
redis.call('HSET', key, id, cjson.encode(kept))
redis.call('EXPIRE', key, ARGV[3])
return kept.tries
