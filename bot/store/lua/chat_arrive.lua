-- What a chat had under its old id is kept under the new one, unless it has it already.
-- KEYS: the chat's hashes, due, fired.
-- ARGV: id, number of fields of each hash and of due moments, then all fields and
-- values, then the slots that were fired.
local due, fired = #KEYS - 1, KEYS[#KEYS]
local start = 2 + due
for position = 1, due do
  for _ = 1, ARGV[1 + position] do
    local field, value = ARGV[start], ARGV[start + 1]
    if position < due then
      redis.call('HSETNX', KEYS[position], field, value)
    else
      redis.call('ZADD', KEYS[due], 'NX', value, ARGV[1] .. ':' .. field)
    end
    start = start + 2
  end
end
for position = start, #ARGV do
  if redis.call('EXISTS', fired) == 0 then
    redis.call('XGROUP', 'CREATE', fired, 'g', '0', 'MKSTREAM')
  end
  redis.call('XADD', fired, '*', 'slot', ARGV[position])
end
