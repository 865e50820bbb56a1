-- Put a delivery into the queue; 0 when its name was used before. Forget the slot it was
-- composed for in the same step: a server that is killed may lose what it confirmed last,
-- and whoever composed would then forget a slot whose delivery is gone.
-- KEYS: delivery, queue, deliveries, tally, fired. ARGV: name, now, oldest name to
-- remember, entry of the slot or "", fields.
if ARGV[4] ~= '' then
  redis.call('XACK', KEYS[5], 'g', ARGV[4])
  redis.call('XDEL', KEYS[5], ARGV[4])
end
if redis.call('EXISTS', KEYS[1]) == 1 then return 0 end
redis.call('HSET', KEYS[1], 'part', 0, 'tries', 0, unpack(ARGV, 5))
enqueue(KEYS[2], KEYS[1], ARGV[1])
list(KEYS[3], ARGV[1], ARGV[2], ARGV[3])
local cast = redis.call('HGET', KEYS[1], 'cast')
if cast then redis.call('SADD', KEYS[4] .. ':' .. cast .. ':out', ARGV[1]) end
return 1
