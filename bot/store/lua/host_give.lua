-- Leave a host alone for a while, which doubles with each failure in a row.
-- KEYS: (any of the place). ARGV: address, prefixes of the keys of turns, of failures and of a host's
-- own wishes, whose turn it is, milliseconds to rest, "1" when it failed, "0" when it
-- did not, milliseconds after the first failure and at most.
local host = host_of(ARGV[1])
local turn, woes, wish = ARGV[2] .. host, ARGV[3] .. host, ARGV[4] .. host
if redis.call('GET', turn) ~= ARGV[5] then return end
local rest = math.max(tonumber(ARGV[6]), tonumber(redis.call('GET', wish) or 0))
if ARGV[7] == '1' then
  local count = redis.call('INCR', woes)
  redis.call('PEXPIRE', woes, 86400000)
  rest = math.max(rest, math.min(ARGV[8] * 2 ^ (count - 1), tonumber(ARGV[9])))
else
  redis.call('DEL', woes)
end
if rest < 1 then redis.call('DEL', turn)
else redis.call('SET', turn, 'rest', 'PX', string.format('%d', rest)) end
