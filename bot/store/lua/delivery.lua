-- What the steps of a delivery share. A delivery is a record, and while it waits or is
-- leased, an entry of its shard's queue; `entry` in the record names the lease.
local GROUP = 'g'

local function enqueue(queue, key, name)
  if redis.call('EXISTS', queue) == 0 then
    redis.call('XGROUP', 'CREATE', queue, GROUP, '0', 'MKSTREAM')
  end
  redis.call('XADD', queue, '*', 'name', name)
  redis.call('HSET', key, 'state', 'queued', 'entry', '')
end

-- A chat's deliveries are listed from the `oldest` moment on, and none for ever.
local function list(deliveries, name, now, oldest)
  redis.call('ZREMRANGEBYSCORE', deliveries, '-inf', oldest)
  redis.call('ZADD', deliveries, now, name)
  redis.call('EXPIRE', deliveries, math.ceil(now - oldest))
end

local function dequeue(queue, entry)
  redis.call('XACK', queue, GROUP, entry)
  redis.call('XDEL', queue, entry)
end

-- Begin the lease anew, as of this moment.
local function prolong(queue, entry)
  redis.call('XCLAIM', queue, GROUP, 'sender', 0, entry, 'JUSTID')
end

-- A settled delivery is kept for a while, so that its name is not used twice; those an
-- operator may want to look at are listed and keep their messages.
local LISTED = {
  held = true, dead = true, refused = true, closed = true, muted = true, expired = true,
}
local READABLE = {held = true, dead = true, refused = true}

-- A broadcast has a tally of its own, and knows which deliveries are on their way.
local function count(key, name, tally, state, by)
  redis.call('HINCRBY', tally, state, by)
  local cast = redis.call('HGET', key, 'cast')
  if not cast then return end
  redis.call('HINCRBY', tally .. ':' .. cast, state, by)
  redis.call('SREM', tally .. ':' .. cast .. ':out', name)
end

-- What was counted as over is on its way again, or settled anew in the same step.
local function reopen(key, name, tally, state)
  count(key, name, tally, state, -1)
  local cast = redis.call('HGET', key, 'cast')
  if cast then redis.call('SADD', tally .. ':' .. cast .. ':out', name) end
end

local function settle(key, name, stuck, tally, state, reason, now, keep)
  redis.call('HSET', key, 'state', state, 'reason', reason, 'since', now)
  if not READABLE[state] then redis.call('HDEL', key, 'messages', 'told', 'edited', 'noted') end
  redis.call('EXPIRE', key, keep)
  count(key, name, tally, state, 1)
  if LISTED[state] then redis.call('ZADD', stuck, now, name) end
end
