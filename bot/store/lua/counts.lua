-- In how many articles each of these terms stands. ARGV: term and bucket, for each.
local found = {}
for position = 1, #ARGV, 2 do
  local term = ARGV[position]
  local bytes = redis.call('HSTRLEN', IX .. 'few:' .. ARGV[position + 1], term)
  if bytes == 0 then bytes = redis.call('STRLEN', own_of(term)) end
  found[#found + 1] = bytes / SIZE
end
return found
