-- What was held for an address goes as one delivery; 0 when it is not due as expected,
-- or has changed since it was read. What came in between is due at once.
-- KEYS: delivery, queue, deliveries, tally, fired, held, holds. ARGV: name, now, oldest
-- name to remember, address, expected moment, thread, number of records, then each
-- record's field and digest, then the fields of the delivery.
local held, holds = KEYS[6], KEYS[7]
local due = redis.call('ZSCORE', holds, ARGV[4])
if not due or tonumber(due) ~= tonumber(ARGV[5]) then return 0 end
local count = tonumber(ARGV[7])
for place = 8, 7 + 2 * count, 2 do
  local record = redis.call('HGET', held, ARGV[place])
  if not record or redis.sha1hex(record) ~= ARGV[place + 1] then return 0 end
end
for place = 8, 7 + 2 * count, 2 do redis.call('HDEL', held, ARGV[place]) end
redis.call('ZREM', holds, ARGV[4])
for _, field in ipairs(redis.call('HKEYS', held)) do
  if string.sub(field, 1, #ARGV[6] + 1) == ARGV[6] .. '/' then
    redis.call('ZADD', holds, ARGV[2], ARGV[4])
  end
end
if count == 0 or redis.call('EXISTS', KEYS[1]) == 1 then return 1 end
redis.call('HSET', KEYS[1], 'part', 0, 'tries', 0, unpack(ARGV, 8 + 2 * count))
enqueue(KEYS[2], KEYS[1], ARGV[1])
list(KEYS[3], ARGV[1], ARGV[2], ARGV[3])
return 1
