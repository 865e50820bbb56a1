-- Keep which articles of a story a chat was shown, and return what it was shown before.
-- The same update told again is answered as the first time. The oldest go when there
-- are too many.
-- KEYS: read. ARGV: field, update, moment, marks, most, seconds to keep.
local key, field, update = KEYS[1], ARGV[1], ARGV[2]
local form = '^(.*)|(.*)|(.*)|(.*)|(.*)$'
local last, moment, marks, before, known = '', '', '', '', ''
local was = redis.call('HGET', key, field)
if was then last, moment, marks, before, known = string.match(was, form) end
if update == '0' or update ~= last then
  before, known = moment, marks
  local words = {update, ARGV[3], ARGV[4], before, known}
  redis.call('HSET', key, field, table.concat(words, '|'))
end
if redis.call('HLEN', key) > tonumber(ARGV[5]) then
  local all, oldest = redis.call('HGETALL', key), nil
  for position = 1, #all, 2 do
    local _, shown = string.match(all[position + 1], form)
    local number = tonumber(shown) or 0
    if all[position] ~= field and (not oldest or number < oldest[2]) then
      oldest = {all[position], number}
    end
  end
  redis.call('HDEL', key, oldest[1])
end
redis.call('EXPIRE', key, ARGV[6])
return {before, known}
