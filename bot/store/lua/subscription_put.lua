-- Keep a subscription and when it is due, or forget both; 0 when there was none.
-- KEYS: subscriptions, due. ARGV: thread, address, record ("" to forget), moment.
local before = redis.call('HGET', KEYS[1], ARGV[1])
if ARGV[3] == '' then redis.call('HDEL', KEYS[1], ARGV[1])
else redis.call('HSET', KEYS[1], ARGV[1], kept(before, ARGV[3])) end
if ARGV[4] == '' then redis.call('ZREM', KEYS[2], ARGV[2])
else redis.call('ZADD', KEYS[2], ARGV[4], ARGV[2]) end
return before and 1 or 0
