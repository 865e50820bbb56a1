-- A series that an address tracks is of another story now, which has absorbed its own.
-- KEYS: tracks. ARGV: field, record as it was, as it is now.
-- Nothing where it is not tracked any more, or was begun anew.
if redis.call('HGET', KEYS[1], ARGV[1]) ~= ARGV[2] then return 0 end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[3])
return 1
