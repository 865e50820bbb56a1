-- Which of these hold anything: streams, or sorted sets with something up to a moment.
-- KEYS: any number. ARGV: the moment, "" for streams. Gives back places, from 0.
-- The one script whose keys lie in many shards; it is not used on a Cluster.
local places = {}
for place, key in ipairs(KEYS) do
  local found
  if ARGV[1] == '' then
    found = redis.call('XLEN', key) > 0
  else
    found = #redis.call('ZRANGEBYSCORE', key, '-inf', ARGV[1], 'LIMIT', 0, 1) > 0
  end
  if found then places[#places + 1] = place - 1 end
end
return places
