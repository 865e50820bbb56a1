-- Send nothing for so long, and never shorter than was said before.
-- KEYS: halt. ARGV: now ("" for the server's own time), seconds.
local now = tonumber(ARGV[1])
if not now then
  local time = redis.call('TIME')
  now = time[1] + time[2] / 1000000
end
local moment = math.max(now + ARGV[2], tonumber(redis.call('GET', KEYS[1]) or 0))
redis.call('SET', KEYS[1], moment, 'EX', math.ceil(moment - now) + 1)
