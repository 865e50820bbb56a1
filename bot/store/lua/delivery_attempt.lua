-- Mark that a part is about to be sent; 0 when the lease was lost.
-- KEYS: delivery, queue. ARGV: entry, part.
local state, entry, part = unpack(redis.call('HMGET', KEYS[1], 'state', 'entry', 'part'))
if entry ~= ARGV[1] or part ~= ARGV[2] then return 0 end
if state ~= 'leased' and state ~= 'attempted' then return 0 end
redis.call('HSET', KEYS[1], 'state', 'attempted')
prolong(KEYS[2], ARGV[1])
return 1
