-- Keep what an address tracks; 0 when the chat tracks as much as it may. What is tracked
-- already stays as it began: beginning anew would miss what came in between.
-- KEYS: tracks. ARGV: field, record, most.
local is_new = redis.call('HEXISTS', KEYS[1], ARGV[1]) == 0
if is_new and redis.call('HLEN', KEYS[1]) >= tonumber(ARGV[3]) then return 0 end
redis.call('HSETNX', KEYS[1], ARGV[1], ARGV[2])
return 1
