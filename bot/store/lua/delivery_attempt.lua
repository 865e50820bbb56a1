-- Mark that a part is about to be sent; 0 when the lease was lost, or the chat is over:
-- then nothing is sent to it, however many deliveries were in hand as it ended.
-- KEYS: delivery, queue, stuck, tally, chat. ARGV: name, entry, part, now, keep.
local key, queue, stuck, tally, chat = unpack(KEYS)
local name, entry, part, now, keep = unpack(ARGV)
local state, lease, at = unpack(redis.call('HMGET', key, 'state', 'entry', 'part'))
if lease ~= entry or at ~= part then return 0 end
if state ~= 'leased' and state ~= 'attempted' then return 0 end
local active, ended = unpack(redis.call('HMGET', chat, 'active', 'ended'))
if active == '' then
  settle(key, name, stuck, tally, ended or 'gone', 'the chat is over', now, keep)
  dequeue(queue, entry)
  return 0
end
redis.call('HSET', key, 'state', 'attempted')
prolong(queue, entry)
return 1
