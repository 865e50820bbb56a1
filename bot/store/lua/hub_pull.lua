-- Give out what was pushed first. Until it was read its feed is due soon, so that nothing
-- is lost with who has it in hand.
-- KEYS: pushes, feeds' due. ARGV: moment.
local body = redis.call('LPOP', KEYS[1])
if not body then return nil end
local feed = string.match(body, '^[^\n]*')
redis.call('ZADD', KEYS[2], 'XX', 'LT', ARGV[1], feed)
return body
