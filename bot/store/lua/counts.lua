-- In how many articles each of these terms stands. ARGV: terms and their buckets in
-- turn, with blanks between: a search for what a misspelt word may be asks for hundreds.
local found = {}
for term, bucket in string.gmatch(ARGV[1], '(%S+) (%d+)') do
  local bytes = redis.call('HSTRLEN', IX .. 'few:' .. bucket, term)
  if bytes == 0 then bytes = redis.call('STRLEN', own_of(term)) end
  found[#found + 1] = bytes / SIZE
end
return found
