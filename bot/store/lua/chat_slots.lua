-- The fired slots of a chat that wait, in order; "drop" forgets them.
-- KEYS: fired. ARGV: id, "list" or "drop".
local found, mine = {}, ARGV[1] .. ':'
for _, item in ipairs(redis.call('XRANGE', KEYS[1], '-', '+')) do
  local slot = item[2][2]
  if string.sub(slot, 1, #mine) == mine then
    found[#found + 1] = slot
    if ARGV[2] == 'drop' then
      redis.call('XACK', KEYS[1], 'g', item[1])
      redis.call('XDEL', KEYS[1], item[1])
    end
  end
end
return found
