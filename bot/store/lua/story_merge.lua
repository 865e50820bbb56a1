-- Make one story of two: the articles, series and trackers of the absorbed one go to the
-- other, which is kept as given, and its id leads there from now on.
-- KEYS: story, absorbed story, where the absorbed one went. ARGV: id, absorbed id,
-- seconds to remember where it went, number of index entries, name and score of each,
-- then the fields of the story.
local key, old, id, was = KEYS[1], KEYS[2], ARGV[1], ARGV[2]
local last = 4 + 2 * ARGV[4]
local from, to = 'parts:' .. was, 'parts:' .. id
local parts = redis.call('ZRANGE', IX .. from, 0, -1, 'WITHSCORES')
for position = 1, #parts, 2 do
  local part = IX .. 'article:' .. parts[position]
  local names = {}
  for name in string.gmatch(redis.call('HGET', part, 'index') or '', '[^\31]+') do
    names[#names + 1] = name == from and to or name
  end
  redis.call('HSET', part, 'story', id, 'index', table.concat(names, '\31'))
  redis.call('ZADD', IX .. to, parts[position + 1], parts[position])
end
local series = redis.call('HGETALL', IX .. 'series:' .. was)
for position = 1, #series, 2 do
  redis.call('HSETNX', IX .. 'series:' .. id, series[position], series[position + 1])
end
for _, note in ipairs(redis.call('SMEMBERS', IX .. 'trackers:' .. was)) do
  redis.call('SADD', IX .. 'trackers:' .. id, note)
end
leave(old, was)
redis.call('DEL', old, IX .. from, IX .. 'series:' .. was, IX .. 'trackers:' .. was)
redis.call('SET', KEYS[3], id, 'EX', ARGV[3])
leave(key, id)
redis.call('HSET', key, unpack(ARGV, last + 1))
enter(key, id, {unpack(ARGV, 5, last)})
changed()
return 1
