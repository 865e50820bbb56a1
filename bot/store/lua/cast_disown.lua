-- A chat is forgotten: a broadcast does not know it any more.
-- KEYS: recipients left, the broadcast's tally here, its deliveries on their way.
-- ARGV: id, label of its delivery.
local count = redis.call('LREM', KEYS[1], 0, ARGV[1]) + redis.call('SREM', KEYS[3], ARGV[2])
if count > 0 then redis.call('HINCRBY', KEYS[2], 'skipped', count) end
