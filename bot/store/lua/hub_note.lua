-- Note that a feed names a hub, to be asked at once; 0 when that is known already. What
-- another hub was asked for the feed is left for itself, to be ended.
-- KEYS: hubs, due. ARGV: prefix of hubs, feed, hub, topic, token, secret, moment.
local before = redis.call('HGET', KEYS[1], ARGV[2])
if before then
  local known = redis.call('HMGET', ARGV[1] .. before, 'hub', 'topic')
  if known[1] == ARGV[3] and known[2] == ARGV[4] then return 0 end
  redis.call('ZADD', KEYS[2], 'XX', ARGV[7], before)
end
redis.call('HSET', KEYS[1], ARGV[2], ARGV[5])
redis.call('HSET', ARGV[1] .. ARGV[5], 'feed', ARGV[2], 'hub', ARGV[3], 'topic', ARGV[4],
  'secret', ARGV[6])
redis.call('ZADD', KEYS[2], ARGV[7], ARGV[5])
return 1
