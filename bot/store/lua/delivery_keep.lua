-- Begin a lease anew, with nothing attempted: while the part waits for its turn, or after
-- an attempt that Telegram refused and that is to be made in another form.
-- Gives back 0 when the lease is not ours, or is in another state than we think: were an
-- attempt unmarked by a call that comes late, it could be made twice.
-- KEYS: delivery, queue. ARGV: entry, part, state it has.
local state, lease, at = unpack(redis.call('HMGET', KEYS[1], 'state', 'entry', 'part'))
if lease ~= ARGV[1] or at ~= ARGV[2] or state ~= ARGV[3] then return 0 end
redis.call('HSET', KEYS[1], 'state', 'leased')
prolong(KEYS[2], ARGV[1])
return 1
