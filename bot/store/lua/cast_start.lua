-- A draft is to be sent; gives back 1, or 0 when it was started, cancelled or is gone.
-- KEYS: broadcast, broadcasts at work. ARGV: id, now, fields.
if redis.call('HGET', KEYS[1], 'state') ~= 'draft' then return 0 end
redis.call('HSET', KEYS[1], 'state', 'running', 'since', ARGV[2], unpack(ARGV, 3))
redis.call('PERSIST', KEYS[1])
redis.call('ZADD', KEYS[2], ARGV[2], ARGV[1])
return 1
