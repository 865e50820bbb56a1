-- Let go of a lock if it is still ours; another may hold it when our time ran out.
-- KEYS: lock. ARGV: what we wrote into it.
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
return redis.call('DEL', KEYS[1])
