-- Forget what a hub was asked; the feed may have another hub by now.
-- KEYS: hubs, due, hub. ARGV: token, feed.
if redis.call('HGET', KEYS[1], ARGV[2]) == ARGV[1] then
  redis.call('HDEL', KEYS[1], ARGV[2])
end
redis.call('ZREM', KEYS[2], ARGV[1])
return redis.call('DEL', KEYS[3])
