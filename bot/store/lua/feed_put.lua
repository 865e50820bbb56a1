-- Keep a feed and when it is due, and end its visit; 0 when a new one exists or an old
-- one does not.
-- KEYS: feeds, due, those whose end is to be told. ARGV: prefix of the keys of visits,
-- "new" or "old", address, record, moment ("" for never), "1" to have its end told.
local url = ARGV[3]
local before = redis.call('HGET', KEYS[1], url)
if before and ARGV[7] ~= '' and before ~= ARGV[7] then return before end
if (before and true or false) == (ARGV[2] == 'new') then return 0 end
leave(ARGV[1], url)
redis.call('HSET', KEYS[1], url, kept(before, ARGV[4]))
if ARGV[5] == '' then redis.call('ZREM', KEYS[2], url)
else redis.call('ZADD', KEYS[2], ARGV[5], url) end
if ARGV[6] == '1' then redis.call('SADD', KEYS[3], url) end
return 1
