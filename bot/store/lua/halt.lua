-- Send nothing for so long, and never shorter than was said before.
-- A halt of all makes us slower after it, once, however many answers tell of it. One of
-- a chat gives back the slot of the message that was refused, since the limit of all was
-- not what it met: it is as if it had not been sent.
-- KEYS: halt, the budget, when the last free messages went.
-- ARGV: now ("" for the server's own time), seconds, 1 when it is a halt of all, the
-- part of the rate that is left after it, the least part, seconds between two messages,
-- when the refused message went ("" when that is not known).
local seconds = math.min(tonumber(ARGV[2]), DAY)
local before = ahead(redis.call('GET', KEYS[1]), DAY)
local moment = math.max(now + seconds, before)
redis.call('SET', KEYS[1], moment, 'EX', math.ceil(moment - now) + 1)

local state = read(KEYS[2])
if ARGV[3] == '1' then
  local part = present(state)
  if before <= now then part = math.max(part * ARGV[4], tonumber(ARGV[5])) end
  redis.call('HSET', KEYS[2], 'part', part, 'since', moment)
elseif redis.call('LREM', KEYS[3], 1, ARGV[7]) == 1 then
  redis.call('HSET', KEYS[2], 'free', math.max(now, (state.free or 0) - ARGV[6]))
end
