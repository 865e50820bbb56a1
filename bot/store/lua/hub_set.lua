-- Write fields of what a hub was asked, and when to look after it next; 0 when it is no
-- more. Of a hub that calls us, only what we asked for last, of this topic, counts.
-- KEYS: hub, due. ARGV: token, moment, topic or "", mode or "", asked since, fields.
local was = redis.call('HMGET', KEYS[1], 'topic', 'mode', 'asked')
if not was[1] or (ARGV[3] ~= '' and was[1] ~= ARGV[3]) then return 0 end
if ARGV[4] ~= '' and (was[2] ~= ARGV[4] or tonumber(was[3]) < tonumber(ARGV[5])) then
  return 0
end
redis.call('HSET', KEYS[1], unpack(ARGV, 6))
redis.call('ZADD', KEYS[2], ARGV[2], ARGV[1])
return 1
