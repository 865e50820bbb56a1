-- What a chat had under its old id is kept under the new one, unless it has it already.
-- KEYS: chat, subscriptions, told, tracks, threads, pending, due, fired.
-- ARGV: id, number of fields of each of the first six and of due moments, then all
-- fields and values, then the slots that were fired.
local start = 9
for position = 1, 7 do
  for _ = 1, ARGV[1 + position] do
    local field, value = ARGV[start], ARGV[start + 1]
    if position < 7 then
      redis.call('HSETNX', KEYS[position], field, value)
    else
      redis.call('ZADD', KEYS[7], 'NX', value, ARGV[1] .. ':' .. field)
    end
    start = start + 2
  end
end
for position = start, #ARGV do
  if redis.call('EXISTS', KEYS[8]) == 0 then
    redis.call('XGROUP', 'CREATE', KEYS[8], 'g', '0', 'MKSTREAM')
  end
  redis.call('XADD', KEYS[8], '*', 'slot', ARGV[position])
end
