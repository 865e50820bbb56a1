-- Keep the draft of a broadcast for a while, unless it is kept already.
-- KEYS: broadcast, all broadcasts. ARGV: id, now, seconds to keep, fields.
if redis.call('EXISTS', KEYS[1]) == 1 then return 0 end
redis.call('HSET', KEYS[1], unpack(ARGV, 4))
redis.call('EXPIRE', KEYS[1], ARGV[3])
redis.call('ZADD', KEYS[2], ARGV[2], ARGV[1])
return 1
