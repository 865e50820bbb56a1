-- Show an article of chats' own feeds to more readers.
-- KEYS: article. ARGV: id, number, its own feeds, story, the feed whose readers see it
-- now ("" for everybody), what changes as JSON (left, entries, marks, feeds, moment),
-- the packed record as they see it, "1" to forget what was corrected in it.
-- 0 when another version came in between, or others may see it now. Whoever tracks a
-- figure may hear of it only now. A story that only own feeds told of goes with it.
local key, id, feed, new = KEYS[1], ARGV[1], ARGV[5], cjson.decode(ARGV[6])
if not is_version(key, tonumber(ARGV[2]), ARGV[3], ARGV[4]) then return 0 end
leave(id, new.left)
enter(id, new.entries)
remember(new.marks, id)
redis.call('HSET', key, 'z', ARGV[7])
if ARGV[8] == '1' then redis.call('HDEL', key, 'v') end
if feed == '' then redis.call('HDEL', key, 'feed')
else redis.call('HSET', key, 'feed', new.feeds) end
local story_id = ARGV[4]
local story = IX .. 'story:' .. story_id
local own, updated, topics = unpack(redis.call('HMGET', story, 'feeds', 'updated', 'topics'))
if (own or '') ~= '' then
  local shown, names, entries = '', {'stories:'}, {}
  if tonumber(new.moment) > tonumber(updated) then updated = new.moment end
  if feed == '' then
    for _, topic in ipairs(cjson.decode(topics)) do names[#names + 1] = 'stories:' .. topic end
  else
    shown, names = own .. ' ' .. feed, {}
    for each in string.gmatch(shown, '%S+') do names[#names + 1] = 'ownstories:' .. each end
  end
  for _, name in ipairs(names) do entries[#entries + 1] = {name, updated} end
  leave(story_id, names_of(story))
  enter(story_id, entries)
  redis.call('HSET', story, 'feeds', shown, 'updated', updated,
    'index', table.concat(names, '\31'))
end
redis.call('ZADD', IX .. 'fresh', new.moment, id)
changed()
return 1
