-- A part was sent: go on to the next, or remember what was told and finish.
-- Gives back "next" when the lease goes on, "done", or "lost" when it was not ours.
-- An answer that comes after the delivery was held still counts: then it is known.
-- A message that arrived shows that its address is no longer paused.
-- One that was edited says nothing of that.
-- KEYS: delivery, queue, told, paused, stuck, tally.
-- ARGV: name, entry, part, now, keep, message id, prefix of story ids, oldest to remember,
-- thread.
local key, queue, told, paused, stuck, tally = unpack(KEYS)
local name, entry, part, now = unpack(ARGV)
local state, lease, at, parts = unpack(redis.call('HMGET', key, 'state', 'entry', 'part', 'parts'))
if lease ~= entry then return 'lost' end
-- The same call again, because its answer got lost on the way.
if state == 'leased' and tonumber(at) == part + 1 then return 'next' end
-- Leased: a server that was killed may have lost the mark of the attempt it confirmed.
if at ~= part or (state ~= 'attempted' and state ~= 'held' and state ~= 'leased') then
  return 'lost'
end

-- The first write takes no memory: so what is known is written down in a full store, too.
redis.call('PERSIST', key)
redis.call('HSET', key, 'message' .. part, ARGV[6], 'tries', 0)
if redis.call('HEXISTS', key, 'of') == 0 then redis.call('HDEL', paused, ARGV[9]) end
if state == 'held' then
  redis.call('ZREM', stuck, name)
  reopen(key, name, tally, 'held')
end
if part + 1 < tonumber(parts) then
  redis.call('HSET', key, 'part', part + 1)
  if state == 'held' then
    enqueue(queue, key, name)
    return 'done'
  end
  redis.call('HSET', key, 'state', 'leased')
  prolong(queue, entry)
  return 'next'
end

for story, fingerprint in pairs(cjson.decode(redis.call('HGET', key, 'told'))) do
  redis.call('HSET', told, ARGV[7] .. story, now .. ' ' .. fingerprint)
end
if redis.call('HLEN', told) > 500 then
  local all = redis.call('HGETALL', told)
  for position = 1, #all, 2 do
    local moment = tonumber(string.match(all[position + 1], '^%S+'))
    if moment < tonumber(ARGV[8]) then redis.call('HDEL', told, all[position]) end
  end
end
note(key, name, string.sub(queue, 1, -#'queue' - 1), told, ARGV[7], ARGV[5])
settle(key, name, stuck, tally, 'sent', '', now, ARGV[5])
dequeue(queue, entry)
return 'done'
