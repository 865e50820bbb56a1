-- How many deliveries are stuck in each state: gives back states and numbers in turn.
-- KEYS: stuck. ARGV: oldest to list, prefix of deliveries.
local counts, answer = {}, {}
for _, name in ipairs(redis.call('ZRANGEBYSCORE', KEYS[1], ARGV[1], '+inf')) do
  local state = redis.call('HGET', ARGV[2] .. name, 'state')
  if state then counts[state] = (counts[state] or 0) + 1
  else redis.call('ZREM', KEYS[1], name) end
end
for state, number in pairs(counts) do
  answer[#answer + 1] = state
  answer[#answer + 1] = number
end
return answer
