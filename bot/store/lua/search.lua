-- Ids of the articles that fit the terms best, best first.
-- KEYS: scratch, time, then one set per term.
-- ARGV: how many, latest moment ("" for any), own feeds of who looks ("*" sees all),
-- weight of each term.
-- A term counts for more the fewer articles it stands in: ln(1 + articles / postings).
-- Rare terms go first; common ones are left out once this many postings are gathered,
-- which keeps the longest search under ten milliseconds.
local MOST = 10000
local ARTICLE = 'nb:{ix}:article:'
local scratch, time, count, latest = KEYS[1], KEYS[2], tonumber(ARGV[1]), ARGV[2]
local owned = {}
for feed in string.gmatch(ARGV[3], '%S+') do owned[feed] = true end
local function is_shown(id)
  local published, feeds = unpack(redis.call('HMGET', ARTICLE .. id, 'published', 'feed'))
  if not published then return false end
  if latest ~= '' and tonumber(published) > tonumber(latest) then return false end
  local is_own = false
  for feed in string.gmatch(feeds or '', '%S+') do
    if owned[feed] then return true end
    is_own = true
  end
  return not is_own or owned['*']
end
local articles, terms, gathered = redis.call('ZCARD', time), {}, 0
for position = 3, #KEYS do
  local postings = redis.call('ZCARD', KEYS[position])
  if postings > 0 then
    local weight = ARGV[position + 1] * math.log(1 + articles / postings)
    terms[#terms + 1] = {KEYS[position], postings, weight}
  end
end
if #terms == 0 then return {} end
table.sort(terms, function(a, b)
  if a[2] == b[2] then return a[1] < b[1] end
  return a[2] < b[2]
end)
local names, weights = {}, {}
for _, term in ipairs(terms) do
  if #names > 0 and gathered + term[2] > MOST then break end
  gathered = gathered + term[2]
  names[#names + 1], weights[#weights + 1] = term[1], term[3]
end
local union = {'ZUNIONSTORE', scratch, #names, unpack(names)}
union[#union + 1] = 'WEIGHTS'
for _, weight in ipairs(weights) do union[#union + 1] = weight end
redis.call(unpack(union))
local found, start = {}, 0
repeat
  local page = redis.call('ZREVRANGE', scratch, start, start + count - 1)
  for _, id in ipairs(page) do
    if #found < count and is_shown(id) then found[#found + 1] = id end
  end
  start = start + count
until #found == count or #page < count
redis.call('DEL', scratch)
return found
