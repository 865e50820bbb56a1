-- Compare and set: whose slot is still due when we think it is, is due next at another
-- moment, and the slot waits in the stream. Any number of schedulers may try.
-- KEYS: due, fired. ARGV: address, expected moment, next moment, slot; again and again.
local answers = {}
for position = 1, #ARGV, 4 do
  local address, expected, following, slot = unpack(ARGV, position, position + 3)
  local moment = redis.call('ZSCORE', KEYS[1], address)
  if moment and tonumber(moment) == tonumber(expected) then
    if redis.call('EXISTS', KEYS[2]) == 0 then
      redis.call('XGROUP', 'CREATE', KEYS[2], 'g', '0', 'MKSTREAM')
    end
    redis.call('ZADD', KEYS[1], following, address)
    redis.call('XADD', KEYS[2], '*', 'slot', slot)
    answers[#answers + 1] = 1
  else
    answers[#answers + 1] = 0
  end
end
return answers
