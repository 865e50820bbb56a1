-- Forget an article, its entries, and its story if it has none left.
-- KEYS: article. ARGV: id, number, story, what it is entered in as JSON, moment to note
-- when it went ("" for not at all), how many of those to remember.
-- 0 when another version came in between.
local key, id, number, story = KEYS[1], ARGV[1], tonumber(ARGV[2]), ARGV[3]
if number_of(key) ~= number then return 0 end
depart(id, number, cjson.decode(ARGV[4]))
redis.call('DEL', key)
redis.call('HDEL', IX .. 'series:' .. story, id)
redis.call('ZREM', IX .. 'fresh', id)
redis.call('ZREM', IX .. 'corrected', id)
if redis.call('EXISTS', IX .. 'parts:' .. story) == 0 then
  leave(story, names_of(IX .. 'story:' .. story))
  redis.call('DEL', IX .. 'story:' .. story, IX .. 'trackers:' .. story)
end
if ARGV[5] ~= '' then
  redis.call('ZADD', IX .. 'gone', ARGV[5], id)
  redis.call('ZREMRANGEBYRANK', IX .. 'gone', 0, -1 - ARGV[6])
end
changed()
return 1
