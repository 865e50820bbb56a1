-- Try the part again after a while, or give up.
-- KEYS: delivery, queue, later, stuck, tally.
-- ARGV: name, entry, part, now, keep, seconds to wait, most tries, reason.
-- Most tries is 0 when this one does not count, because Telegram surely took nothing;
-- the delivery's expiry ends those.
local key, queue, later, stuck, tally = unpack(KEYS)
local name, entry, part, now, keep = unpack(ARGV)
local wait, most, reason = tonumber(ARGV[6]), tonumber(ARGV[7]), ARGV[8]
local state, lease, at = unpack(redis.call('HMGET', key, 'state', 'entry', 'part'))
if lease ~= entry or at ~= part then return 'lost' end
if state ~= 'leased' and state ~= 'attempted' then return 'lost' end
dequeue(queue, entry)
if most > 0 then
  local tries = redis.call('HINCRBY', key, 'tries', 1)
  if tries >= most then
    settle(key, name, stuck, tally, 'dead', reason, now, keep)
    return 'done'
  end
  -- 2, 4, 8, 16 seconds, unless told to wait longer.
  wait = math.max(wait, 2 ^ tries)
end
if wait <= 0 then
  enqueue(queue, key, name)
else
  redis.call('HSET', key, 'state', 'later', 'entry', '', 'reason', reason, 'since', now)
  redis.call('ZADD', later, now + wait, name)
end
return 'done'
