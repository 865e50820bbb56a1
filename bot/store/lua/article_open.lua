-- Show an article that a chat's own feed brought to everybody.
-- KEYS: article. ARGV: id, number, its own feeds, story, the feed that is everybody's now,
-- what changes as JSON (left, entries, forgotten, marks, unique, feeds, moment).
-- 0 when another version came in between, or others may see it now. -1 when everybody has
-- its text or address by another article: it stays as it is, and its feed lists it no
-- more; or when it is other own feeds' as well, whose it is from now on. Whoever tracks a figure may hear of it only now. A story that only own feeds told
-- of goes with it.
local key, id, new = KEYS[1], ARGV[1], cjson.decode(ARGV[6])
if not is_version(key, tonumber(ARGV[2]), ARGV[3], ARGV[4]) then return 0 end
if is_taken(new.unique, id) then
  leave(id, {'own:' .. ARGV[5]})
  return -1
end
leave(id, new.left)
enter(id, new.entries)
forget(new.forgotten, id)
if new.feeds ~= '' then
  redis.call('HSET', key, 'feed', new.feeds)
  changed()
  return -1
end
redis.call('HDEL', key, 'feed')
remember(new.marks, id)
local story_id = ARGV[4]
local story = IX .. 'story:' .. story_id
local own, updated, topics = unpack(redis.call('HMGET', story, 'feeds', 'updated', 'topics'))
if (own or '') ~= '' then
  local names, entries = {'stories:'}, {}
  if tonumber(new.moment) > tonumber(updated) then updated = new.moment end
  for _, topic in ipairs(cjson.decode(topics)) do names[#names + 1] = 'stories:' .. topic end
  for _, name in ipairs(names) do entries[#entries + 1] = {name, updated} end
  leave(story_id, names_of(story))
  enter(story_id, entries)
  redis.call('HSET', story, 'feeds', '', 'updated', updated,
    'index', table.concat(names, '\31'))
end
redis.call('ZADD', IX .. 'fresh', new.moment, id)
changed()
return 1
