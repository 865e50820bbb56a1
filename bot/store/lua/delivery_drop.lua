-- The operator lets a stuck delivery go. Gives back "done", or its state when that is no
-- longer what he saw.
-- KEYS: delivery, stuck, tally. ARGV: name, since when it is stuck, now, keep, reason.
local key, stuck, tally = unpack(KEYS)
local state, since = unpack(redis.call('HMGET', key, 'state', 'since'))
if not state then return 'forgotten' end
if not redis.call('ZSCORE', stuck, ARGV[1]) then return state end
if tonumber(since) ~= tonumber(ARGV[2]) then return 'changed' end
redis.call('ZREM', stuck, ARGV[1])
count(key, ARGV[1], tally, state, -1)
settle(key, ARGV[1], stuck, tally, 'dropped', ARGV[5], ARGV[3], ARGV[4])
return 'done'
