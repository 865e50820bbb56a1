-- Nothing of a chat is kept any more, in its own keys or in those of its shard.
-- KEYS: due, queue, later, stuck, subscriptions, deliveries, replies, then all else to
-- delete.
-- ARGV: id, prefix of deliveries, then the sets of active chats.
local due, queue, later, stuck, subscriptions, deliveries, replies = unpack(KEYS)
for _, thread in ipairs(redis.call('HKEYS', subscriptions)) do
  redis.call('ZREM', due, ARGV[1] .. ':' .. thread)
end
local names, shard = {}, string.sub(queue, 1, -#'queue' - 1)
local function erase(name)
  names[name] = true
  local content = redis.call('HGET', ARGV[2] .. name, 'content')
  if content then redis.call('LREM', shard .. 'got:' .. content, 0, name) end
  redis.call('ZREM', shard .. 'amends', name)
  redis.call('DEL', ARGV[2] .. name)
  redis.call('ZREM', later, name)
  redis.call('ZREM', stuck, name)
end
for _, name in ipairs(redis.call('ZRANGE', deliveries, 0, -1)) do erase(name) end
for _, name in ipairs(redis.call('ZRANGE', replies, 0, -1)) do erase(name) end
if next(names) then
  for _, item in ipairs(redis.call('XRANGE', queue, '-', '+')) do
    if names[item[2][2]] then dequeue(queue, item[1]) end
  end
end
for position = 3, #ARGV do redis.call('SREM', ARGV[position], ARGV[1]) end
for position = 5, #KEYS do redis.call('DEL', KEYS[position]) end
