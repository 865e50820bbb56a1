-- Lease deliveries: gives back entry, name and record of each.
-- KEYS: queue. ARGV: how many, prefix of deliveries, owner.
if redis.call('EXISTS', KEYS[1]) == 0 then return {} end
local reply = redis.call('XREADGROUP', 'GROUP', GROUP, 'sender',
  'COUNT', ARGV[1], 'STREAMS', KEYS[1], '>')
if not reply then return {} end
local leases = {}
for _, item in ipairs(reply[1][2]) do
  local entry, name = item[1], item[2][2]
  local key = ARGV[2] .. name
  if redis.call('HGET', key, 'state') == 'queued' then
    redis.call('HSET', key, 'state', 'leased', 'entry', entry, 'owner', ARGV[3])
    leases[#leases + 1] = {entry, name, redis.call('HGETALL', key)}
  else
    dequeue(KEYS[1], entry)
  end
end
return leases
