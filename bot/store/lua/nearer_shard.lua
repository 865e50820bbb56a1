-- KEYS: later, then the shard's streams. ARGV: now, the farthest moment that can be right.
nearer(KEYS[1], ARGV[1], ARGV[2])

-- A lease that began in the future counts as fresh until then, and no longer if it is
-- begun anew. One that began this very millisecond looks the same and loses nothing.
local function renew(stream)
  if redis.call('EXISTS', stream) == 0 then return end
  local start, held = '-', nil
  repeat
    held = redis.call('XPENDING', stream, 'g', start, '+', 500)
    for _, lease in ipairs(held) do
      local entry, owner, idle = unpack(lease)
      if idle == 0 then redis.call('XCLAIM', stream, 'g', owner, 0, entry, 'JUSTID') end
      start = '(' .. entry
    end
  until #held < 500
end

for position = 2, #KEYS do renew(KEYS[position]) end
