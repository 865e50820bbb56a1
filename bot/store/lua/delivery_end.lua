-- The delivery is over without having been sent in full.
-- KEYS: delivery, queue, stuck, tally. ARGV: name, entry, part, now, keep, state, reason.
local key, queue, stuck, tally = unpack(KEYS)
local name, entry, part, now, keep = unpack(ARGV)
local state, lease, at = unpack(redis.call('HMGET', key, 'state', 'entry', 'part'))
if lease ~= entry or at ~= part then return 'lost' end
if state ~= 'leased' and state ~= 'attempted' then return 'lost' end
-- The first write takes no memory: so what is known is written down in a full store, too.
dequeue(queue, entry)
settle(key, name, stuck, tally, ARGV[6], ARGV[7], now, keep)
return 'done'
