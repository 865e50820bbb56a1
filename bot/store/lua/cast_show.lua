-- Whether it is time to show again how far a broadcast got; who asks then shows it.
-- KEYS: broadcast. ARGV: now, seconds between.
if redis.call('EXISTS', KEYS[1]) == 0 then return 0 end
local shown = tonumber(redis.call('HGET', KEYS[1], 'shown') or '0')
local now = tonumber(ARGV[1])
if shown <= now and now < shown + tonumber(ARGV[2]) then return 0 end
redis.call('HSET', KEYS[1], 'shown', ARGV[1])
return 1
