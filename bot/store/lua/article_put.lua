-- Keep an article and enter it in every index; 0 when it is kept already.
-- KEYS: article, urls, contents.
-- ARGV: how, id, url, content, number of index entries, name and score of each,
-- then the fields of the record. `how` is "add", or "replace" for a new version.
local key, urls, contents = KEYS[1], KEYS[2], KEYS[3]
local how, id, url, content = ARGV[1], ARGV[2], ARGV[3], ARGV[4]
local last = 5 + 2 * ARGV[5]
if redis.call('HEXISTS', contents, content) == 1 then return 0 end
if how == 'add' then
  if redis.call('EXISTS', key) == 1 then return 0 end
  if url ~= '' and redis.call('HEXISTS', urls, url) == 1 then return 0 end
else
  local old = redis.call('HMGET', key, 'url', 'content')
  if not old[2] then return 0 end
  leave(key, id)
  leave_map('urls', old[1], id)
  leave_map('contents', old[2], id)
end
redis.call('HSET', key, 'content', content, unpack(ARGV, last + 1))
enter(key, id, {unpack(ARGV, 6, last)})
if url ~= '' then redis.call('HSET', urls, url, id) end
redis.call('HSET', contents, content, id)
changed()
return 1
