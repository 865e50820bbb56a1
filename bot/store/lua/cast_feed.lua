-- Take recipients from those left, and in the same step put their deliveries into the
-- queue. Who left meanwhile is passed over. A group that got a new id is written to
-- under the old one: Telegram answers with the new, and the delivery is forwarded.
-- KEYS: recipients left, the broadcast's tally here, its deliveries on their way, queue.
-- ARGV: how many, prefix of the shard's keys, name of the deliveries, topic, now, oldest
-- name to remember, fields of a delivery.
local left, cast, out, queue = unpack(KEYS)
local most, shard, name, topic, now, oldest = unpack(ARGV)

local function place(chat)
  if redis.call('EXISTS', shard .. 'moved:' .. chat) == 1 then return 0 end
  if redis.call('HGET', shard .. 'chat:' .. chat, 'active') ~= '1' then return nil end
  local thread = thread_of(shard .. 'subs:' .. chat, topic)
  return thread or (topic == '' and 0) or nil
end

local function deliver(chat, thread)
  local label = chat .. '|' .. name
  local key = shard .. 'delivery:' .. label
  -- It came under the chat's old id before: the same recipient, written down twice.
  if redis.call('EXISTS', key) == 1 then
    redis.call('HINCRBY', cast, 'recipients', -1)
    return
  end
  local address = string.format('%s:%.0f', chat, thread)
  redis.call('HSET', key, 'part', 0, 'tries', 0, 'since', now, 'address', address,
    unpack(ARGV, 7))
  enqueue(queue, key, label)
  list(shard .. 'deliveries:' .. chat, label, now, oldest)
  redis.call('SADD', out, label)
end

for _, chat in ipairs(redis.call('LPOP', left, most) or {}) do
  local thread = place(chat)
  if thread then
    deliver(chat, thread)
  else
    redis.call('HINCRBY', cast, 'skipped', 1)
  end
end
