-- Compare and set: proofs that were to be looked at when we think so are looked at
-- again at another moment, or no more.
-- KEYS: proofs. ARGV: address, expected moment, new moment or "".
local moment = redis.call('ZSCORE', KEYS[1], ARGV[1])
if not moment or tonumber(moment) ~= tonumber(ARGV[2]) then return 0 end
if ARGV[3] == '' then redis.call('ZREM', KEYS[1], ARGV[1])
else redis.call('ZADD', KEYS[1], ARGV[3], ARGV[1]) end
return 1
