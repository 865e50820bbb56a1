-- Keep what messages show, once, and note it for each article in it.
-- KEYS: content. ARGV: name, prefix of the lists, seconds to keep, text, ids of articles.
local is_new = redis.call('HSETNX', KEYS[1], 'z', ARGV[4])
redis.call('EXPIRE', KEYS[1], ARGV[3])
for position = 5, #ARGV do
  local list = ARGV[2] .. ARGV[position]
  if is_new == 1 then redis.call('APPEND', list, ARGV[1]) end
  redis.call('EXPIRE', list, ARGV[3])
end
return is_new
