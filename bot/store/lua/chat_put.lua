-- Keep a chat and enter it among the active ones of its kind; gives back who managed it.
-- KEYS: chat, then the active chats of each kind.
-- ARGV: id, which of those keys it belongs to (0 for none), now, fields.
-- Since when a chat is not active is remembered until it is again.
local before = redis.call('HGET', KEYS[1], 'manager') or '0'
for position = 2, #KEYS do redis.call('SREM', KEYS[position], ARGV[1]) end
if ARGV[2] ~= '0' then redis.call('SADD', KEYS[1 + ARGV[2]], ARGV[1]) end
redis.call('HSET', KEYS[1], unpack(ARGV, 4))
if ARGV[2] == '0' then redis.call('HSETNX', KEYS[1], 'stopped', ARGV[3])
else redis.call('HDEL', KEYS[1], 'stopped') end
return before
