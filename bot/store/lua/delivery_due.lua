-- Put deliveries whose time to be tried again has come back into the queue.
-- KEYS: later, queue. ARGV: now, prefix of deliveries.
local names = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', ARGV[1], 'LIMIT', 0, 500)
for _, name in ipairs(names) do
  redis.call('ZREM', KEYS[1], name)
  local key = ARGV[2] .. name
  if redis.call('HGET', key, 'state') == 'later' then enqueue(KEYS[2], key, name) end
end
return #names
