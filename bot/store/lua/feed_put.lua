-- Keep a feed and when it is due; 0 when a new one exists or an old one does not.
-- KEYS: feeds, due. ARGV: "new" or "old", address, record, moment ("" for never).
local is_kept = redis.call('HEXISTS', KEYS[1], ARGV[2]) == 1
if is_kept == (ARGV[1] == 'new') then return 0 end
redis.call('HSET', KEYS[1], ARGV[2], kept(redis.call('HGET', KEYS[1], ARGV[2]), ARGV[3]))
if ARGV[4] == '' then redis.call('ZREM', KEYS[2], ARGV[2])
else redis.call('ZADD', KEYS[2], ARGV[4], ARGV[2]) end
return 1
