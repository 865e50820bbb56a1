-- Take back what of a broadcast waits in the outbox: paused, its recipients are left
-- again; cancelled, it is settled. With an ending those left are dropped and counted
-- under it, and no snapshot is made any more. What is leased goes on, and so does what
-- waits of a broadcast that is late: it expires by itself.
-- KEYS: recipients left, the broadcast's tally here, its deliveries on their way, later,
-- stuck, tally. ARGV: prefix of the shard's keys, now, keep, ending ("" for a pause), reason.
local left, cast, out, later, stuck, tally = unpack(KEYS)
local shard, now, keep, ending, reason = unpack(ARGV)

local function take_back(name, key, state)
  if not state then
    redis.call('HINCRBY', cast, 'skipped', 1)
    redis.call('SREM', out, name)
  elseif state ~= 'queued' and state ~= 'later' then
    return
  elseif ending == '' then
    local chat = string.match(name, '^[^|]+')
    redis.call('DEL', key)
    redis.call('SREM', out, name)
    redis.call('ZREM', shard .. 'deliveries:' .. chat, name)
    redis.call('RPUSH', left, chat)
    redis.call('ZREM', later, name)
  elseif ending == 'cancelled' then
    settle(key, name, stuck, tally, ending, reason, now, keep)
    redis.call('ZREM', later, name)
  end
end

for _, name in ipairs(redis.call('SMEMBERS', out)) do
  local key = shard .. 'delivery:' .. name
  take_back(name, key, redis.call('HGET', key, 'state'))
end
if ending ~= '' then
  redis.call('HINCRBY', cast, ending, redis.call('LLEN', left))
  redis.call('DEL', left)
end
