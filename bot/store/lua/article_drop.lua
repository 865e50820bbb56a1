-- Forget articles, their index entries, and every story that has none left.
-- KEYS: one article each. ARGV: their ids. Gives back how many were there.
local dropped = 0
for position, key in ipairs(KEYS) do
  local id = ARGV[position]
  local old = redis.call('HMGET', key, 'url', 'content', 'story')
  if old[2] then
    leave(key, id)
    leave_map('urls', old[1], id)
    leave_map('contents', old[2], id)
    redis.call('DEL', key)
    redis.call('HDEL', IX .. 'series:' .. old[3], id)
    redis.call('ZREM', IX .. 'fresh', id)
    dropped = dropped + 1
    if redis.call('EXISTS', IX .. 'parts:' .. old[3]) == 0 then
      leave(IX .. 'story:' .. old[3], old[3])
      redis.call('DEL', IX .. 'story:' .. old[3], IX .. 'trackers:' .. old[3])
    end
  end
end
if dropped > 0 then changed() end
return dropped
