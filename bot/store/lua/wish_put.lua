-- Keep a subscription and when it is due, or the draft of one; 0 when either is no more
-- as it was read, nor as it is to be: what is told twice is done once.
-- KEYS: subscriptions, due, pending. ARGV: thread, address, draft's name, record and
-- draft as they were read, record, moment and draft from now on, seconds to keep a
-- draft; "" for none.
local was = redis.call('HGET', KEYS[1], ARGV[1]) or ''
local draft = redis.call('HGET', KEYS[3], ARGV[3]) or ''
local record = ARGV[6] == '' and '' or kept(was ~= '' and was, ARGV[6])
if was ~= ARGV[4] or draft ~= ARGV[5] then
  return was == record and draft == ARGV[8] and 1 or 0
end
if record == '' then
  redis.call('HDEL', KEYS[1], ARGV[1])
  redis.call('ZREM', KEYS[2], ARGV[2])
else
  redis.call('HSET', KEYS[1], ARGV[1], record)
  redis.call('ZADD', KEYS[2], ARGV[7], ARGV[2])
end
if ARGV[8] == '' then redis.call('HDEL', KEYS[3], ARGV[3])
else
  redis.call('HSET', KEYS[3], ARGV[3], ARGV[8])
  redis.call('EXPIRE', KEYS[3], ARGV[9])
end
return 1
