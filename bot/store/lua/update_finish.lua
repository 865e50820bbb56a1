-- An update was handled: gives back what else waits in the chat, beyond what its holder
-- knows of; false when the turn is not ours any more.
-- KEYS: turns, journal of the chat, our sign of life, `seen` of the update.
-- ARGV: chat, owner, milliseconds we count as alive, number of the update, seconds to
-- remember it, how many waiting ones the holder knows.
local turns, journal, chat = KEYS[1], KEYS[2], ARGV[1]
-- The first write takes no memory: so this is written down in a full store, too.
redis.call('HDEL', journal, ARGV[4])
redis.call('SET', KEYS[3], '', 'PX', ARGV[3])
redis.call('SET', KEYS[4], '', 'EX', ARGV[5])
if redis.call('HGET', turns, chat) ~= ARGV[2] then return false end
local left = redis.call('HLEN', journal)
if left == 0 then redis.call('HDEL', turns, chat) end
if left == tonumber(ARGV[6]) then return {} end
return redis.call('HGETALL', journal)
