-- Pause, resume or cancel; gives back 1, or 0 when it is not in a state for that.
-- The time it was paused does not count towards its end.
-- KEYS: broadcast. ARGV: state wanted, now.
local FROM = {
  paused = {running = true},
  running = {paused = true},
  cancelled = {running = true, paused = true},
}
local state, since, ends = unpack(redis.call('HMGET', KEYS[1], 'state', 'since', 'ends'))
local wanted, now = unpack(ARGV)
if not state or not FROM[wanted][state] then return 0 end
if state == 'paused' then
  local paused = math.max(tonumber(now) - tonumber(since), 0)
  redis.call('HSET', KEYS[1], 'ends', string.format('%.6f', tonumber(ends) + paused))
end
redis.call('HSET', KEYS[1], 'state', wanted, 'since', now)
return 1
