-- An address cannot be written to: what waits for it is settled, its next slot is not
-- tried before the moment given, and since when is noted, unless it was before.
-- KEYS: due, paused, deliveries, later, stuck, tally.
-- ARGV: address, thread, next moment ("" for as it is), prefix of deliveries, now, keep,
-- state, reason.
local due, paused, deliveries, later, stuck, tally = unpack(KEYS)
local address, thread, moment, prefix, now, keep = unpack(ARGV)
if moment ~= '' then redis.call('ZADD', due, 'XX', 'GT', moment, address) end
for _, name in ipairs(redis.call('ZRANGE', deliveries, 0, -1)) do
  local key = prefix .. name
  local to, state = unpack(redis.call('HMGET', key, 'address', 'state'))
  if to == address and (state == 'queued' or state == 'later') then
    settle(key, name, stuck, tally, ARGV[7], ARGV[8], now, keep)
    redis.call('ZREM', later, name)
  end
end
redis.call('HSETNX', paused, thread, now)
