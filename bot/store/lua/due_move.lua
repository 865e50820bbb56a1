-- Compare and set: what is due when we think it is, is due at another moment.
-- KEYS: due. ARGV: address, expected moment, new moment.
local moment = redis.call('ZSCORE', KEYS[1], ARGV[1])
if not moment or tonumber(moment) ~= tonumber(ARGV[2]) then return 0 end
redis.call('ZADD', KEYS[1], ARGV[3], ARGV[1])
return 1
