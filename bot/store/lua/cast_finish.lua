-- Nothing of a broadcast is left to do; gives back 0 when that was known.
-- KEYS: broadcast, broadcasts at work. ARGV: id, now, seconds to keep.
if redis.call('ZREM', KEYS[2], ARGV[1]) == 0 then return 0 end
if redis.call('HGET', KEYS[1], 'state') ~= 'cancelled' then
  redis.call('HSET', KEYS[1], 'state', 'done', 'since', ARGV[2])
end
redis.call('EXPIRE', KEYS[1], ARGV[3])
return 1
