-- Put an alert into the queue, or hold it until it may go; 0 when its name was used before.
-- What is held for an address and about the same thing is replaced. While anything is
-- held for it, others wait too, so that none overtakes them. Of what finds no room any
-- more only the number is kept.
-- KEYS: delivery, queue, deliveries, tally, fired, held, holds, spared. ARGV: name, now,
-- oldest name to remember, address, thread, what it is about, record, most to hold,
-- until when or "", fields of the delivery.
local held, holds, spared = KEYS[6], KEYS[7], KEYS[8]
local name, now, oldest, address = ARGV[1], ARGV[2], ARGV[3], ARGV[4]
if redis.call('ZSCORE', spared, name) then return 0 end
if redis.call('EXISTS', KEYS[1]) == 1 then return 0 end
if ARGV[9] == '' and not redis.call('ZSCORE', holds, address) then
  redis.call('HSET', KEYS[1], 'part', 0, 'tries', 0, unpack(ARGV, 10))
  enqueue(KEYS[2], KEYS[1], name)
  list(KEYS[3], name, now, oldest)
  return 1
end
local field = ARGV[5] .. '/' .. ARGV[6]
local has_room = redis.call('HLEN', held) < tonumber(ARGV[8])
if has_room or redis.call('HEXISTS', held, field) == 1 then
  redis.call('HSET', held, field, ARGV[7])
else
  redis.call('HINCRBY', held, ARGV[5] .. '/', 1)
end
-- An earlier moment stays: then it is looked at anew.
if ARGV[9] ~= '' then redis.call('ZADD', holds, 'LT', ARGV[9], address) end
list(spared, name, now, oldest)
return 1
