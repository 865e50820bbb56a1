-- Forget a draft; 0 when it is none any more.
-- KEYS: broadcast, all broadcasts. ARGV: id.
if redis.call('HGET', KEYS[1], 'state') ~= 'draft' then return 0 end
redis.call('DEL', KEYS[1])
redis.call('ZREM', KEYS[2], ARGV[1])
return 1
