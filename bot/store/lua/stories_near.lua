-- The stories of the articles with these numbers, in this order and each once, with the
-- fields of their records. In one step, because to place an article would otherwise
-- take three crossings for it.
-- KEYS: time, which only says where to ask. ARGV: the numbers.
local found, seen = {}, {}
for _, number in ipairs(ARGV) do
  local block, place = numbers_of(number)
  local id = redis.call('HGET', block, place)
  local at = id and redis.call('HGET', IX .. 'article:' .. id, 'at')
  local story = at and string.match(at, '%S+$')
  if story and not seen[story] then
    seen[story] = true
    found[#found + 1] = story
    found[#found + 1] = redis.call('HGETALL', IX .. 'story:' .. story)
  end
end
return found
