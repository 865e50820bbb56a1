-- Forget a feed that only chats read for themselves, once none does; 1 when it went.
-- KEYS: feeds, due, owners. ARGV: address.
local raw = redis.call('HGET', KEYS[1], ARGV[1])
if not raw or not cjson.decode(raw).is_own then return 0 end
if redis.call('SCARD', KEYS[3]) > 0 then return 0 end
redis.call('HDEL', KEYS[1], ARGV[1])
redis.call('ZREM', KEYS[2], ARGV[1])
return 1
