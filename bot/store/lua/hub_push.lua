-- Keep what a hub pushed until it is read, and call who reads it. Where that is too much,
-- or nothing was brought, the feed is due instead. -1 when the feed is not read any more.
-- KEYS: hub, pushes, bell, feeds' due. ARGV: feed, what was pushed ("": nothing), most that
-- may wait, now.
if redis.call('EXISTS', KEYS[1]) == 0 or not redis.call('ZSCORE', KEYS[4], ARGV[1]) then
  return -1
end
redis.call('HSET', KEYS[1], 'heard', ARGV[4])
if ARGV[2] == '' or redis.call('LLEN', KEYS[2]) >= tonumber(ARGV[3]) then
  redis.call('ZADD', KEYS[4], 'LT', ARGV[4], ARGV[1])
  return 0
end
redis.call('RPUSH', KEYS[2], ARGV[2])
if redis.call('EXISTS', KEYS[3]) == 0 then redis.call('RPUSH', KEYS[3], 1) end
return 1
