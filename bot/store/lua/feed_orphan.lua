-- Forget a feed that only chats read for themselves, once none does; 1 when it went.
-- KEYS: feeds, due, those whose end is to be told, owners.
-- ARGV: prefix of the keys of visits, address.
local raw = redis.call('HGET', KEYS[1], ARGV[2])
if not raw or not cjson.decode(raw).is_own then return 0 end
if redis.call('SCARD', KEYS[4]) > 0 then return 0 end
redis.call('ZREM', KEYS[2], ARGV[2])
redis.call('SREM', KEYS[3], ARGV[2])
leave(ARGV[1], ARGV[2])
return redis.call('HDEL', KEYS[1], ARGV[2])
