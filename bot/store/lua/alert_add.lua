-- Put an alert into the queue, or among those over what its reader wants of a day; 0 when
-- its name was used before. A day counts until a later one begins for the reader, so that
-- nobody gets more by moving west; one after tomorrow was a wrong clock's.
-- KEYS: delivery, queue, deliveries, tally, fired, alerted, spare, spares, spared.
-- ARGV: name, now, oldest name to remember, address, thread, day
-- and the next, most of a day, record,
-- moment to tell of those over it, seconds to keep the count, fields of the delivery.
local alerted, spare, spares, spared = KEYS[6], KEYS[7], KEYS[8], KEYS[9]
local name, now, oldest, thread = ARGV[1], ARGV[2], ARGV[3], ARGV[5]
local day, next_day = string.match(ARGV[6], '^(%S+) (%S+)$')
if redis.call('EXISTS', KEYS[1]) == 1 or redis.call('ZSCORE', spared, name) then
  return 0
end
local of, count = string.match(redis.call('HGET', alerted, thread) or '', '^(%S+) (%d+)$')
if not of or of < day or of > next_day then of, count = day, 0 end
if tonumber(count) < tonumber(ARGV[7]) then
  redis.call('HSET', alerted, thread, of .. ' ' .. (count + 1))
  redis.call('EXPIRE', alerted, ARGV[10])
  redis.call('HSET', KEYS[1], 'part', 0, 'tries', 0, unpack(ARGV, 11))
  enqueue(KEYS[2], KEYS[1], name)
  list(KEYS[3], name, now, oldest)
  return 1
end
redis.call('HSET', spare, thread .. '/' .. name, ARGV[8])
redis.call('ZADD', spares, 'NX', ARGV[9], ARGV[4])
list(spared, name, now, oldest)
return 1
