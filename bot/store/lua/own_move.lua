-- A feed a chat reads for itself has a new address; since when it is read stays, and what
-- it brought at the old one is seen as before.
-- KEYS: own, own before. ARGV: old address, new address, how many old ones to remember.
local old, new = ARGV[1], ARGV[2]
local since = redis.call('HGET', KEYS[1], old)
if not since or old == new then return end
redis.call('HSETNX', KEYS[1], new, since)
redis.call('HDEL', KEYS[1], old)
local was = redis.call('HMGET', KEYS[2], new, old)
local words, has = {}, {[new] = true}
for word in string.gmatch(table.concat({old, was[2] or '', was[1] or ''}, ' '), '%S+') do
  if not has[word] and #words < tonumber(ARGV[3]) then words[#words + 1] = word end
  has[word] = true
end
redis.call('HSET', KEYS[2], new, table.concat(words, ' '))
redis.call('HDEL', KEYS[2], old)
