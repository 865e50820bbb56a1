-- Show an article of chats' own feeds to more readers; 0 when it is theirs already.
-- KEYS: article. ARGV: id, feed ("" for everybody), then the names of the sorted sets it
-- is entered in from now on. Whoever tracks a figure may hear of it only now.
local key, id, feed = KEYS[1], ARGV[1], ARGV[2]
local feeds, published, index = unpack(redis.call('HMGET', key, 'feed', 'published', 'index'))
if not published or (feeds or '') == '' then return 0 end
local names = {}
for name in string.gmatch(index, '[^\31]+') do
  if feed == '' and string.sub(name, 1, 4) == 'own:' then
    redis.call('ZREM', IX .. name, id)
  else
    names[#names + 1] = name
  end
end
for position = 3, #ARGV do
  redis.call('ZADD', IX .. ARGV[position], published, id)
  count(ARGV[position])
  names[#names + 1] = ARGV[position]
end
if feed ~= '' then feed = feeds .. ' ' .. feed end
redis.call('HSET', key, 'feed', feed, 'index', table.concat(names, '\31'))
redis.call('ZADD', IX .. 'fresh', published, id)
changed()
return 1
