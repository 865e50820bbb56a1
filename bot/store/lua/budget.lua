-- What the scripts of the budget share; put before them. ARGV[1] is now, or "" for the
-- server's own time.
local DAY = 86400
-- After a halt of all we go on slower; this much of the full rate comes back a second.
local RECOVERY = 1 / 300
local now = tonumber(ARGV[1])
if not now then
  local time = redis.call('TIME')
  now = time[1] + time[2] / 1000000
end

-- A moment as a number, 0 when it is further ahead than can be: then it was written by
-- a clock that has been set right since, and nobody shall wait for it.
local function ahead(moment, most)
  local number = tonumber(moment) or 0
  return number <= now + most and number or 0
end

local function read(key)
  local state, fields = {}, redis.call('HGETALL', key)
  for at = 1, #fields, 2 do state[fields[at]] = tonumber(fields[at + 1]) end
  return state
end

-- When the newest message went that we know was taken: told now, or written before.
local function latest(state, told)
  return math.max(ahead(state.taken, 5), ahead(told, 5))
end

-- Put off the slots of messages that went late: "slot>when it went" for each. The moments
-- of the last messages stay in their order, the newest first.
local function postpone(key, word)
  for slot, went in string.gmatch(word, '(%S+)>(%S+)') do
    if redis.call('LREM', key, 1, slot) == 1 then
      local moments, place = redis.call('LRANGE', key, 0, -1), 1
      while moments[place] and tonumber(moments[place]) > tonumber(went) do
        place = place + 1
      end
      table.insert(moments, place, went)
      redis.call('DEL', key)
      redis.call('RPUSH', key, unpack(moments))
      redis.call('EXPIRE', key, 2)
    end
  end
end

-- The part of the full rate that is allowed now; it grows back once the halt is over.
local function present(state)
  local since = ahead(state.since, DAY)
  return math.min(1, (state.part or 1) + RECOVERY * math.max(0, now - since))
end
