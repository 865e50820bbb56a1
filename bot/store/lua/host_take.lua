-- Have a host to oneself: 0 when it is ours, else in how many milliseconds to ask again.
-- A feed that waits goes before any page, but not twice in a row where a page comes first:
-- then whoever asks first has it. So neither waits for ever behind the others.
-- KEYS: (any of the place). ARGV: address, prefix of the keys of turns, who asks, milliseconds,
-- prefix of the keys of who goes first, "1" when a feed asks, "0" when a page does.
local host = host_of(ARGV[1])
local turn, first, is_feed = ARGV[2] .. host, ARGV[5] .. host, ARGV[6] == '1'
local held, word = redis.call('GET', turn), redis.call('GET', first)
if held == ARGV[3] then return 0 end
if not held then
  if not is_feed and word == 'feed' then return 250 end
  redis.call('SET', turn, ARGV[3], 'PX', ARGV[4])
  if is_feed then redis.call('SET', first, 'any', 'PX', ARGV[4])
  else redis.call('DEL', first) end
  return 0
end
local left = math.max(redis.call('PTTL', turn), 1)
if held ~= 'rest' then left = math.min(left, 250) end
-- For a second longer than until it asks again.
if is_feed and word ~= 'any' then
  redis.call('SET', first, 'feed', 'PX', string.format('%d', left + 1000))
end
return left
