-- Decide a suggestion; 1 when this press has decided it, now or when it was told before.
-- KEYS: suggestion, open ones. ARGV: id, state, update.
redis.call('ZREM', KEYS[2], ARGV[1])
local state, update = unpack(redis.call('HMGET', KEYS[1], 'state', 'decided'))
if not state then return 0 end
if state ~= 'open' then return state == ARGV[2] and update == ARGV[3] and 1 or 0 end
redis.call('HSET', KEYS[1], 'state', ARGV[2], 'decided', ARGV[3])
return 1
