-- The postings of the terms asked for, rarest first, with how rare each is.
-- KEYS: time. ARGV: term, bucket and weight, for each. Gives back the weight of each
-- term and its postings; a term counts for more the fewer articles it stands in:
-- ln(1 + articles / postings). Common ones are left out once this many are gathered,
-- which keeps the longest search short; adding them up is the asker's, not the server's.
local MOST = 10000
local articles, terms, found, gathered = redis.call('ZCARD', KEYS[1]), {}, {}, 0
for position = 1, #ARGV, 3 do
  local term, few = ARGV[position], IX .. 'few:' .. ARGV[position + 1]
  local bytes, own = redis.call('HSTRLEN', few, term), IX .. 'many:' .. term
  local is_few = bytes > 0
  if not is_few then bytes = redis.call('STRLEN', own) end
  if bytes > 0 then
    terms[#terms + 1] = {term, bytes / SIZE, ARGV[position + 2], is_few and few, own}
  end
end
table.sort(terms, function(a, b)
  if a[2] == b[2] then return a[1] < b[1] end
  return a[2] < b[2]
end)
for _, term in ipairs(terms) do
  if #found > 0 and gathered + term[2] > MOST then break end
  gathered = gathered + term[2]
  found[#found + 1] = tostring(term[3] * math.log(1 + articles / term[2]))
  found[#found + 1] = term[4] and redis.call('HGET', term[4], term[1])
    or redis.call('GET', term[5])
end
return found
