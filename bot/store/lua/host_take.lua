-- Have a host to oneself: 0 when it is ours, else in how many milliseconds to ask again.
-- KEYS: (any of the place). ARGV: address, prefix of the keys of turns, who asks, milliseconds.
local turn = ARGV[2] .. host_of(ARGV[1])
local held = redis.call('GET', turn)
if held == ARGV[3] then return 0 end
if not held then
  redis.call('SET', turn, ARGV[3], 'PX', ARGV[4])
  return 0
end
local left = math.max(redis.call('PTTL', turn), 1)
if held == 'rest' then return left end
return math.min(left, 250)
