-- Keep that a chat reads a feed for itself; 0 when it has as many as it may. What it has
-- already stays as it began.
-- KEYS: own. ARGV: address, since, most.
local is_new = redis.call('HEXISTS', KEYS[1], ARGV[1]) == 0
if is_new and redis.call('HLEN', KEYS[1]) >= tonumber(ARGV[3]) then return 0 end
redis.call('HSETNX', KEYS[1], ARGV[1], ARGV[2])
return 1
