-- Count one look of a person; 0 when it is one too many for this time.
-- KEYS: looks. ARGV: most, seconds.
local count = redis.call('INCR', KEYS[1])
if count == 1 then redis.call('EXPIRE', KEYS[1], ARGV[2]) end
return count <= tonumber(ARGV[1]) and 1 or 0
