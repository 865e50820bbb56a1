-- A chat is back: it is due again, each subscription at the moment given for its thread.
-- KEYS: subscriptions, due, aside. ARGV: id, then thread and moment, again and again.
for position = 2, #ARGV, 2 do
  local thread = ARGV[position]
  if redis.call('HEXISTS', KEYS[1], thread) == 1 then
    redis.call('ZADD', KEYS[2], 'NX', ARGV[position + 1], ARGV[1] .. ':' .. thread)
  end
end
redis.call('DEL', KEYS[3])
