-- Contents in which an article was corrected have others in their place; who got them is
-- looked for from now on. The article is done with, unless it was corrected again
-- meanwhile, or somebody else put another content in the place of one.
-- KEYS: amiss, revised. ARGV: prefix of contents, article, moment it was corrected, now,
-- then pairs of names.
local is_done = redis.call('HGET', KEYS[1], ARGV[2]) == ARGV[3]
for position = 5, #ARGV, 2 do
  local key = ARGV[1] .. ARGV[position]
  -- One that went meanwhile has no readers that could be found.
  if redis.call('EXISTS', key) == 0 then
    redis.call('ZREM', KEYS[2], ARGV[position])
  elseif redis.call('HSETNX', key, 'next', ARGV[position + 1]) == 1 then
    redis.call('HSET', key, 'since', ARGV[4])
    redis.call('ZADD', KEYS[2], ARGV[4], ARGV[position])
  elseif redis.call('HGET', key, 'next') ~= ARGV[position + 1] then
    is_done = false
  end
end
if is_done then redis.call('HDEL', KEYS[1], ARGV[2]) end
return is_done and 1 or 0
