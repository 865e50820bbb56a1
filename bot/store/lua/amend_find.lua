-- Who got these contents is to be edited: they go among those, and out of the lists.
-- KEYS: amends. ARGV: now, prefix of the lists, names of contents.
local found = 0
for position = 3, #ARGV do
  local got = ARGV[2] .. ARGV[position]
  for _, label in ipairs(redis.call('LRANGE', got, 0, -1)) do
    found = found + redis.call('ZADD', KEYS[1], ARGV[1], label)
  end
  redis.call('DEL', got)
end
return found
