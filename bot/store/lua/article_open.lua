-- Show an article of chats' own feeds to more readers; 0 when it is theirs already.
-- KEYS: article. ARGV: id, feed ("" for everybody), then the names of the sorted sets it
-- is entered in from now on. Whoever tracks a figure may hear of it only now. A story
-- that only own feeds told of goes with it.
local key, id, feed = KEYS[1], ARGV[1], ARGV[2]
local feeds, published, index, url =
  unpack(redis.call('HMGET', key, 'feed', 'published', 'index', 'url'))
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
if feed == '' and url ~= '' then redis.call('HSETNX', IX .. 'urls', url, id) end
local shown = feed ~= '' and feeds .. ' ' .. feed or ''
redis.call('HSET', key, 'feed', shown, 'index', table.concat(names, '\31'))
local story_id = redis.call('HGET', key, 'story')
local story = IX .. 'story:' .. story_id
local own, updated, topics = unpack(redis.call('HMGET', story, 'feeds', 'updated', 'topics'))
if (own or '') ~= '' then
  leave(story, story_id)
  local entries, shown_to = {'stories:', updated}, ''
  if feed == '' then
    for _, topic in ipairs(cjson.decode(topics)) do
      entries[#entries + 1] = 'stories:' .. topic
      entries[#entries + 1] = updated
    end
  else
    entries, shown_to = {}, own .. ' ' .. feed
    for each in string.gmatch(shown_to, '%S+') do
      entries[#entries + 1] = 'ownstories:' .. each
      entries[#entries + 1] = updated
    end
  end
  enter(story, story_id, entries)
  redis.call('HSET', story, 'feeds', shown_to)
end
redis.call('ZADD', IX .. 'fresh', published, id)
changed()
return 1
