-- Say that we are alive, and take the turns of those who are not: gives back all chats
-- whose turns are ours.
-- KEYS: turns, our sign of life.
-- ARGV: owner, milliseconds we count as alive, prefix of signs of life.
local owner = ARGV[1]
redis.call('SET', KEYS[2], '', 'PX', ARGV[2])
local ours, is_alive = {}, {[owner] = 1}
local flat = redis.call('HGETALL', KEYS[1])
for place = 1, #flat, 2 do
  local chat, holder = flat[place], flat[place + 1]
  if not is_alive[holder] then
    is_alive[holder] = redis.call('EXISTS', ARGV[3] .. holder)
  end
  if is_alive[holder] == 0 then redis.call('HSET', KEYS[1], chat, owner) end
  if is_alive[holder] == 0 or holder == owner then ours[#ours + 1] = chat end
end
return ours
