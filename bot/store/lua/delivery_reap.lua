-- Deal with leases that ran out. What was not attempted goes back into the queue. What
-- was may have been sent: it is held, or when it is an alert, sent again.
-- KEYS: queue, stuck, tally. ARGV: lease in milliseconds, prefix, now, keep, most tries.
local queue, stuck, tally = unpack(KEYS)
local REASON = 'the sender stopped before Telegram answered'
if redis.call('EXISTS', queue) == 0 then return 0 end

local function take_back(entry, name)
  local key = ARGV[2] .. name
  local state, lease, kind = unpack(redis.call('HMGET', key, 'state', 'entry', 'kind'))
  dequeue(queue, entry)
  if lease ~= entry then return 0 end
  if state == 'leased' then
    enqueue(queue, key, name)
  elseif kind ~= 'alert' then
    settle(key, name, stuck, tally, 'held', REASON, ARGV[3], ARGV[4])
  elseif redis.call('HINCRBY', key, 'tries', 1) < tonumber(ARGV[5]) then
    enqueue(queue, key, name)
  else
    settle(key, name, stuck, tally, 'dead', REASON, ARGV[3], ARGV[4])
  end
  return 1
end

local cursor, taken = '0-0', 0
repeat
  local reply = redis.call('XAUTOCLAIM', queue, GROUP, 'reaper', ARGV[1], cursor, 'COUNT', 100)
  cursor = reply[1]
  for _, item in ipairs(reply[2]) do
    if item then taken = taken + take_back(item[1], item[2][2]) end
  end
until cursor == '0-0'
return taken
