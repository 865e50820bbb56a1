-- Keep a proof if it is still as it was read; 0 when somebody else changed it, or the
-- chat is forgotten. Whoever looks after proofs looks at this moment, if not sooner.
-- KEYS: proof, proofs, chat. ARGV: slot, expected revision (-1: none), record, address,
-- moment or "", seconds to keep.
if redis.call('EXISTS', KEYS[3]) == 0 then return 0 end
local before = redis.call('HGET', KEYS[1], ARGV[1])
if before == ARGV[3] then return 1 end
local revision = before and cjson.decode(before).revision or -1
if revision ~= tonumber(ARGV[2]) then return 0 end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[3])
redis.call('EXPIRE', KEYS[1], ARGV[6])
if ARGV[5] ~= '' then redis.call('ZADD', KEYS[2], 'LT', ARGV[5], ARGV[4]) end
return 1
