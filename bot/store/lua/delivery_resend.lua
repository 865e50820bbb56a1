-- The operator has a stuck delivery sent again, from the part it stopped at. Gives back
-- "done", or its state when that is no longer what he saw, or "empty" without a text.
-- KEYS: delivery, queue, stuck, tally. ARGV: name, since when it is stuck, now, expires.
local key, queue, stuck, tally = unpack(KEYS)
local state, since, text = unpack(redis.call('HMGET', key, 'state', 'since', 'messages'))
if not state then return 'forgotten' end
if not redis.call('ZSCORE', stuck, ARGV[1]) then return state end
if tonumber(since) ~= tonumber(ARGV[2]) then return 'changed' end
if not text then return 'empty' end
redis.call('ZREM', stuck, ARGV[1])
redis.call('PERSIST', key)
reopen(key, ARGV[1], tally, state)
redis.call('HSET', key, 'tries', 0, 'reason', '', 'since', ARGV[3], 'resent', ARGV[3], 'expires', ARGV[4])
enqueue(queue, key, ARGV[1])
return 'done'
