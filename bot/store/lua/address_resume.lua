-- A paused address can be written to again: it is due no later than the moment given.
-- KEYS: due, paused. ARGV: address, thread, next moment ("" for as it is).
if redis.call('HDEL', KEYS[2], ARGV[2]) == 1 and ARGV[3] ~= '' then
  redis.call('ZADD', KEYS[1], 'XX', 'LT', ARGV[3], ARGV[1])
end
