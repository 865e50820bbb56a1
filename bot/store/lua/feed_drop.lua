-- Forget a feed; 0 when it is not kept.
-- KEYS: feeds, due, those whose end is to be told. ARGV: prefix of the keys of visits, address.
redis.call('ZREM', KEYS[2], ARGV[2])
redis.call('SREM', KEYS[3], ARGV[2])
leave(ARGV[1], ARGV[2])
return redis.call('HDEL', KEYS[1], ARGV[2])
