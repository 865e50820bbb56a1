-- Make one story of two: the articles, series, trackers and followers of the absorbed
-- one go to the other, which is kept as given, and its id leads there from now on.
-- KEYS: story, absorbed story, where the absorbed one went. ARGV: id, absorbed id,
-- seconds to remember where it went, own feeds, number of index entries, name and score
-- of each, then the fields of the story.
-- 0 when one of them is everybody's by now and both would be own feeds' alone.
-- Who follows one of the two was told of its articles alone: those of the other's last
-- day wait to be told of, under names that whoever heard of them has used up.
local key, old, id, was = KEYS[1], KEYS[2], ARGV[1], ARGV[2]
if ARGV[4] ~= '' and (is_shown(key) or is_shown(old)) then return 0 end
local from, to = 'parts:' .. was, 'parts:' .. id
local DAY, newest, untold = 86400, 0, {}
for _, other in ipairs({{was, from}, {id, to}}) do
  local last = redis.call('ZRANGE', IX .. other[2], -1, -1, 'WITHSCORES')
  newest = math.max(newest, tonumber(last[2] or 0))
  if redis.call('EXISTS', IX .. 'followers:story:' .. other[1]) == 1 then
    untold[#untold + 1] = other[2] == to and from or to
  end
end
for _, name in ipairs(untold) do
  local late = redis.call('ZRANGEBYSCORE', IX .. name, newest - DAY, '+inf', 'WITHSCORES')
  for position = 1, #late, 2 do
    redis.call('ZADD', IX .. 'fresh', late[position + 1], late[position])
  end
end
local parts = redis.call('ZRANGE', IX .. from, 0, -1, 'WITHSCORES')
for position = 1, #parts, 2 do
  local part = IX .. 'article:' .. parts[position]
  -- The story is the last word of an article's standing.
  local at = string.gsub(redis.call('HGET', part, 'at') or '', '%S+$', '')
  redis.call('HSET', part, 'at', at .. id)
  redis.call('ZADD', IX .. to, parts[position + 1], parts[position])
end
local series = redis.call('HGETALL', IX .. 'series:' .. was)
for position = 1, #series, 2 do
  redis.call('HSETNX', IX .. 'series:' .. id, series[position], series[position + 1])
end
for _, who in ipairs({'trackers:', 'followers:story:'}) do
  for _, note in ipairs(redis.call('SMEMBERS', IX .. who .. was)) do
    redis.call('SADD', IX .. who .. id, note)
  end
  redis.call('DEL', IX .. who .. was)
end
leave(was, names_of(old))
redis.call('DEL', old, IX .. from, IX .. 'series:' .. was)
redis.call('SET', KEYS[3], id, 'EX', ARGV[3])
keep_story(key, id, 6, ARGV[5])
return 1
