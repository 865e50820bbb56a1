-- Which article has each of these marks; "" for none.
-- KEYS: any of the index. ARGV: bucket, digest and 1 or 0 of each, as `holder` takes them.
local found = {}
for place = 1, #ARGV, 3 do
  found[#found + 1] = holder({ARGV[place], ARGV[place + 1], ARGV[place + 2]}) or ''
end
return found
