-- Put the edit of a delivery into the queue, and take it from those to be edited. 0 when
-- somebody else did, or what it would change is forgotten; nothing happens while as many
-- wait here as may.
-- KEYS: amends, delivery, edit, queue, deliveries. ARGV: label, label of the edit, most
-- that may wait, now, oldest name to remember, fields of the edit ("" for none needed).
local amends, delivery, edit, queue, deliveries = unpack(KEYS)
if redis.call('XLEN', queue) >= tonumber(ARGV[3]) then return 0 end
if redis.call('ZREM', amends, ARGV[1]) == 0 or #ARGV < 6 then return 0 end
if redis.call('EXISTS', delivery) == 0 or redis.call('EXISTS', edit) == 1 then return 0 end
redis.call('HSET', edit, 'part', 0, 'tries', 0, unpack(ARGV, 6))
enqueue(queue, edit, ARGV[2])
list(deliveries, ARGV[2], ARGV[4], ARGV[5])
return 1
