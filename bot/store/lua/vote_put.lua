-- Keep a vote, or take it back when it is the same as before; return what it is now.
-- A press that is told again, by the same update, changes nothing. Over the most the
-- oldest goes.
-- KEYS: votes. ARGV: field, sign, update, moment and subjects, most, seconds to keep.
local before, sign = redis.call('HGET', KEYS[1], ARGV[1]), ARGV[2]
if before then
  local was, by = string.match(before, '^(%S+) (%S+)')
  if by == ARGV[3] and by ~= '0' then return tonumber(was) end
  if was == sign then sign = '0' end
end
redis.call('HSET', KEYS[1], ARGV[1], sign .. ' ' .. ARGV[3] .. ' ' .. ARGV[4])
redis.call('EXPIRE', KEYS[1], ARGV[6])
if redis.call('HLEN', KEYS[1]) > tonumber(ARGV[5]) then
  local kept, oldest, since = redis.call('HGETALL', KEYS[1]), nil, math.huge
  for place = 1, #kept, 2 do
    local moment = tonumber(string.match(kept[place + 1], '^%S+ %S+ (%S+)'))
    if moment < since then oldest, since = kept[place], moment end
  end
  redis.call('HDEL', KEYS[1], oldest)
end
return tonumber(sign)
