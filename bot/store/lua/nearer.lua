-- What waits for a moment that is too far ahead waits no longer.
local function nearer(waiting, now, farthest)
  for _, name in ipairs(redis.call('ZRANGEBYSCORE', waiting, '(' .. farthest, '+inf')) do
    redis.call('ZADD', waiting, now, name)
  end
end
