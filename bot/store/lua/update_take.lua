-- Write updates of a chat down, and take its turn if nobody alive has it: gives back how
-- many were too many, and numbers and JSON of what is ours to handle.
-- KEYS: turns, journal of the chat, our sign of life, then `seen` of each update.
-- ARGV: chat, owner, milliseconds we count as alive, most that may wait, prefix of signs
-- of life, then number and JSON of each update.
local turns, journal = KEYS[1], KEYS[2]
local chat, owner, prefix = ARGV[1], ARGV[2], ARGV[5]
redis.call('SET', KEYS[3], '', 'PX', ARGV[3])
local dropped, given = 0, {}
for place = 4, #KEYS do
  local number, raw = ARGV[2 * place - 2], ARGV[2 * place - 1]
  if redis.call('EXISTS', KEYS[place]) == 0 then
    local is_there = redis.call('HEXISTS', journal, number) == 1
    if not is_there and redis.call('HLEN', journal) < tonumber(ARGV[4]) then
      redis.call('HSET', journal, number, raw)
      is_there = true
    end
    if not is_there then
      dropped = dropped + 1
    else
      given[#given + 1] = number
      given[#given + 1] = raw
    end
  end
end
if redis.call('HLEN', journal) == 0 then
  redis.call('HDEL', turns, chat)
  return {dropped, {}}
end
local holder = redis.call('HGET', turns, chat)
-- We have what waited before; and a call told twice, its answer lost, gives the same.
if holder == owner and #KEYS > 3 then
  return {dropped, given}
end
if holder and holder ~= owner and redis.call('EXISTS', prefix .. holder) == 1 then
  return {dropped, {}}
end
redis.call('HSET', turns, chat, owner)
return {dropped, redis.call('HGETALL', journal)}
