-- A feed a chat reads for itself has a new address; since when it is read stays.
-- KEYS: own. ARGV: old address, new address.
local since = redis.call('HGET', KEYS[1], ARGV[1])
if not since then return end
redis.call('HSETNX', KEYS[1], ARGV[2], since)
redis.call('HDEL', KEYS[1], ARGV[1])
