-- Lease what is to be looked after: gives back token and record of each, one after the
-- other.
-- KEYS: due. ARGV: now, end of the lease, how many, prefix of hubs.
local found = {}
for _, token in ipairs(redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', ARGV[1],
    'LIMIT', 0, ARGV[3])) do
  local record = redis.call('HGETALL', ARGV[4] .. token)
  if #record > 0 then
    redis.call('ZADD', KEYS[1], ARGV[2], token)
    found[#found + 1] = token
    found[#found + 1] = record
  else
    redis.call('ZREM', KEYS[1], token)
  end
end
return found
