-- May these messages, all of one lane, go now? Those that may are counted at once.
-- KEYS: the budget, the halt of all, when the last free messages went; then for each
-- message three: until when its chat's allowance is used up, when the last messages went
-- to its group, the halt of its chat.
-- ARGV: now ("" for the server's own time), lane (1 goes first), messages a second that
-- are free and that are paid for, the most paid ones a day, seconds a late comer may
-- catch up, seconds a message takes of a chat, its burst, most in a group, in how many
-- seconds, when the newest message went that was taken ("" for none), which went late;
-- then for each message 1 when it goes to a group or channel.
-- Answers two words for each: "free" or "paid" and the moment when it may go; else the
-- limit, "all", "chat" or "group", and the seconds to wait before asking again.
local lane, rate, paid_rate = tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])
local cap, slack = tonumber(ARGV[5]), tonumber(ARGV[6])
local gap, burst = tonumber(ARGV[7]), tonumber(ARGV[8])
local most, window = tonumber(ARGV[9]), tonumber(ARGV[10])
local FIRST = 12
-- A lane that got nothing for so many seconds yields to no other for one message.
local FAIR = 1
-- How long a slot is kept for who said he would come for it: just under one slot.
local KEPT = 0.03
-- So many may go in any second and a little more: what the slots alone would let go. It
-- matters where messages went later than their slots, and where the slots of refused ones
-- were given back (halt.lua).
local MOST = 31
local SPAN = MOST / rate - slack
local moment = string.format('%.6f', now)

local answers = {}
local function answer(limit, word)
  answers[#answers + 1] = limit
  answers[#answers + 1] = word
end

local function refuse(limit, seconds)
  -- Rounded up: who comes back a microsecond early would have to wait again.
  answer(limit, string.format('%.6f', math.max(seconds, 0.001) + 1e-6))
end

postpone(KEYS[3], ARGV[FIRST])
local halted = ahead(redis.call('GET', KEYS[2]), DAY) - now
if halted > 0 then
  for _ = FIRST + 1, #ARGV do refuse('all', halted) end
  return answers
end

local state = read(KEYS[1])
local free, paid = ahead(state.free, 5), ahead(state.paid, 5)
local today = math.floor(now / DAY)
local spent = state.day == today and state.spent or 0
local part = present(state)

-- The limit a chat has for itself, and how long it lasts: a halt, a message a second
-- after a burst (GCRA), and for groups so many in any minute.
local function own(message)
  local at = 3 * message + 1
  local wait = ahead(redis.call('GET', KEYS[at + 2]), DAY) - now
  if wait > 0 then return 'chat', wait end
  local used = math.max(ahead(redis.call('GET', KEYS[at]), gap * burst), now)
  wait = used - gap * (burst - 1) - now
  if wait > 0 then return 'chat', wait end
  if ARGV[FIRST + message] == '1' then
    local oldest = redis.call('LINDEX', KEYS[at + 1], most - 1)
    wait = ahead(oldest, 0) + window - now
    if wait > 0 then return 'group', wait end
  end
  return nil, 0, used
end

-- Who waits in a lane before ours goes first, unless ours has long had nothing.
local function yields()
  if now - ahead(state['served' .. lane], 0) >= FAIR then return false end
  for higher = 1, lane - 1 do
    if ahead(state['wanted' .. higher], 5) > now then return true end
  end
  return false
end

-- Seconds until a slot of all is open, the seconds between two, and whether to pay.
local function slot()
  -- A process knows when a message went only to some milliseconds.
  local last = ahead(redis.call('LINDEX', KEYS[3], MOST - 1), 1)
  local wait, paying = math.max(free - slack, last + SPAN) - now, paid - slack - now
  if wait > 0 and spent < cap and paying < wait then
    return paying, 1 / (paid_rate * part), true
  end
  return wait, 1 / (rate * part), false
end

local function count(message, used, space, is_paid)
  local at = 3 * message + 1
  redis.call('SET', KEYS[at], used + gap, 'EX', math.ceil(gap * burst) + 1)
  if ARGV[FIRST + message] == '1' then
    redis.call('LPUSH', KEYS[at + 1], now)
    redis.call('LTRIM', KEYS[at + 1], 0, most - 1)
    redis.call('EXPIRE', KEYS[at + 1], math.ceil(window) + 1)
  end
  if is_paid then
    paid, spent = math.max(paid, now) + space, spent + 1
    -- Telegram may count the paid ones among the free, so none is free beside them.
    free = math.max(free, now + 1)
  else
    free = math.max(free, now) + space
    redis.call('LPUSH', KEYS[3], moment)
    redis.call('LTRIM', KEYS[3], 0, MOST - 1)
    redis.call('EXPIRE', KEYS[3], 2)
  end
  state['served' .. lane], state['wanted' .. lane] = now, 0
end

local closed = 0
for message = 1, #ARGV - FIRST do
  local limit, wait, used, space, is_paid
  if closed == 0 then limit, wait, used = own(message) end
  if closed == 0 and not limit then
    wait, space, is_paid = slot()
    if yields() then wait = math.max(wait, 0) + space end
    if wait > 0 then closed = math.max(wait, 0.001) end
  end
  if closed > 0 then
    refuse('all', closed)
  elseif limit then
    refuse(limit, wait)
  else
    count(message, used, space, is_paid)
    answer(is_paid and 'paid' or 'free', moment)
  end
end
if closed > 0 then state['wanted' .. lane] = now + closed + KEPT end
redis.call('HSET', KEYS[1], 'free', free, 'paid', paid, 'day', today, 'spent', spent,
  'taken', latest(state, ARGV[FIRST - 1]), 'wanted' .. lane, ahead(state['wanted' .. lane], 5),
  'served' .. lane, state['served' .. lane] or 0)
return answers
