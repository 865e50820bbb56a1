-- May one more message go now? 0 when it may, and then it is counted; otherwise the
-- seconds to wait before asking again. Nothing is counted ahead: were it, one full
-- group would hold back every other chat.
-- KEYS: sent to all, sent to this chat, sent to this group, halt of all, halt of chat.
-- ARGV: now ("" for the server's own time), messages a second for this lane, seconds
-- a message takes of a chat, its burst, most in a group, in how many seconds.
local now = tonumber(ARGV[1])
if not now then
  local time = redis.call('TIME')
  now = time[1] + time[2] / 1000000
end
local all, chat, group = KEYS[1], KEYS[2], KEYS[3]
local lane, gap, burst = tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])
local most, window = tonumber(ARGV[5]), tonumber(ARGV[6])

local function later(moment)
  return tostring(math.max(moment - now, 0.001))
end

for _, halt in ipairs({KEYS[4], KEYS[5]}) do
  local moment = tonumber(redis.call('GET', halt) or 0)
  if moment > now then return later(moment) end
end

-- Everybody: the last sends, newest first; one more may go a second after the one that
-- many back. In any window of a second there are never more than the lane's messages.
local before = tonumber(redis.call('LINDEX', all, lane - 1) or 0)
if before + 1 > now then return later(before + 1) end

-- One chat: the moment its allowance is used up, a burst ahead of now at most (GCRA).
local used = math.max(tonumber(redis.call('GET', chat) or 0), now)
if used - now > gap * (burst - 1) then return later(used - gap * (burst - 1)) end

-- One group: Telegram counts in any window, so every send is remembered.
if most > 0 then
  local oldest = tonumber(redis.call('LINDEX', group, most - 1) or 0)
  if oldest + window > now then return later(oldest + window) end
  redis.call('LPUSH', group, now)
  redis.call('LTRIM', group, 0, most - 1)
  redis.call('EXPIRE', group, window + 1)
end
redis.call('LPUSH', all, now)
redis.call('LTRIM', all, 0, 63)
redis.call('EXPIRE', all, 2)
redis.call('SET', chat, used + gap, 'EX', math.ceil(gap * burst) + 1)
return '0'
