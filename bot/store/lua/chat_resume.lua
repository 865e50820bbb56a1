-- A chat is back: what was due is due again.
-- KEYS: subscriptions, due, aside. ARGV: id.
local moments = redis.call('HGETALL', KEYS[3])
for position = 1, #moments, 2 do
  if redis.call('HEXISTS', KEYS[1], moments[position]) == 1 then
    redis.call('ZADD', KEYS[2], 'NX', moments[position + 1], ARGV[1] .. ':' .. moments[position])
  end
end
redis.call('DEL', KEYS[3])
