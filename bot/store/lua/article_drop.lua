-- Forget an article, its entries, and its story if it has none left.
-- KEYS: article. ARGV: id, number, its own feeds, story, what it is entered in as JSON,
-- moment to note when it went ("" for not at all), how many of those to remember.
-- 0 when another version came in between, or others may see it now.
local key, id, number, story = KEYS[1], ARGV[1], tonumber(ARGV[2]), ARGV[4]
if not is_version(key, number, ARGV[3], ARGV[4]) then return 0 end
depart(id, number, cjson.decode(ARGV[5]))
redis.call('DEL', key)
redis.call('HDEL', IX .. 'series:' .. story, id)
redis.call('ZREM', IX .. 'fresh', id)
redis.call('ZREM', IX .. 'corrected', id)
if redis.call('EXISTS', IX .. 'parts:' .. story) == 0 then
  leave(story, names_of(IX .. 'story:' .. story))
  redis.call('DEL', IX .. 'story:' .. story, IX .. 'trackers:' .. story)
  redis.call('DEL', IX .. 'followers:story:' .. story)
end
if ARGV[6] ~= '' then
  redis.call('ZADD', IX .. 'gone', ARGV[6], id)
  redis.call('ZREMRANGEBYRANK', IX .. 'gone', 0, -1 - ARGV[7])
end
changed()
return 1
