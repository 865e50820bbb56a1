-- What a chat had under its old id is kept under the new one, unless it has it already.
-- KEYS: chat, subscriptions, told, threads, pending, due, fired.
-- ARGV: id, number of fields of each of the first five and of due moments, then all
-- fields and values, then the slots that were fired.
local start = 8
for position = 1, 6 do
  for _ = 1, ARGV[1 + position] do
    local field, value = ARGV[start], ARGV[start + 1]
    if position < 6 then
      redis.call('HSETNX', KEYS[position], field, value)
    else
      redis.call('ZADD', KEYS[6], 'NX', value, ARGV[1] .. ':' .. field)
    end
    start = start + 2
  end
end
for position = start, #ARGV do
  if redis.call('EXISTS', KEYS[7]) == 0 then
    redis.call('XGROUP', 'CREATE', KEYS[7], 'g', '0', 'MKSTREAM')
  end
  redis.call('XADD', KEYS[7], '*', 'slot', ARGV[position])
end
