-- Count one more time that the page of an entry could not be had, and return how often;
-- what comes too soon after the last one does not count.
-- KEYS: missed. ARGV: moment, least seconds between two, seconds to remember.
local times, last = string.match(redis.call('GET', KEYS[1]) or '0 0', '^(%d+) (%S+)$')
local gone = tonumber(ARGV[1]) - tonumber(last)
times = tonumber(times)
if times > 0 and gone >= 0 and gone < tonumber(ARGV[2]) then return times end
redis.call('SET', KEYS[1], (times + 1) .. ' ' .. ARGV[1], 'EX', ARGV[3])
return times + 1
