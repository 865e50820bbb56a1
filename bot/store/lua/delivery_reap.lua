-- Deal with leases that ran out. What was not attempted goes back into the queue. What
-- was may have been sent: it is held, or sent again where that is the policy.
-- KEYS: queue, stuck, tally. ARGV: milliseconds a lease lives, and one with an attempt;
-- prefix, now, keep, most tries, then the kinds that are sent again.
local queue, stuck, tally = unpack(KEYS)
local waiting, attempted = tonumber(ARGV[1]), tonumber(ARGV[2])
local prefix, now, keep, most = ARGV[3], ARGV[4], ARGV[5], tonumber(ARGV[6])
local REASON = 'the sender stopped before Telegram answered'
local resent = {}
for position = 7, #ARGV do resent[ARGV[position]] = true end
if redis.call('EXISTS', queue) == 0 then return 0 end

local function may_have_arrived(key, name)
  if not resent[redis.call('HGET', key, 'kind')] then
    settle(key, name, stuck, tally, 'held', REASON, now, keep)
  elseif redis.call('HINCRBY', key, 'tries', 1) < most then
    enqueue(queue, key, name)
  else
    settle(key, name, stuck, tally, 'dead', REASON, now, keep)
  end
end

local function take_back(entry, name, idle)
  local key = prefix .. name
  local state, lease = unpack(redis.call('HMGET', key, 'state', 'entry'))
  if lease == entry and state == 'attempted' and idle < attempted then return 0 end
  dequeue(queue, entry)
  if lease ~= entry then return 0 end
  if state == 'attempted' then may_have_arrived(key, name)
  else enqueue(queue, key, name) end
  return 1
end

local from, taken = '-', 0
repeat
  local found = redis.call('XPENDING', queue, GROUP, 'IDLE', waiting, from, '+', 100)
  for _, item in ipairs(found) do
    from = '(' .. item[1]
    local read = redis.call('XRANGE', queue, item[1], item[1])
    if read[1] then taken = taken + take_back(item[1], read[1][2][2], item[3]) end
  end
until #found < 100
return taken
