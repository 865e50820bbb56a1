-- Hold a lock for as long again, if it is still ours; 0 when our time ran out.
-- KEYS: lock. ARGV: what we wrote into it, seconds.
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
return redis.call('EXPIRE', KEYS[1], ARGV[2])
