-- Bring an article of form 1 to the present one.
-- KEYS: article. ARGV: id, its standing without a number, what it is entered in as JSON, the packed record.
-- 0 when it has the present form already.
local key, id, new = KEYS[1], ARGV[1], cjson.decode(ARGV[3])
if redis.call('HEXISTS', key, 'index') == 0 then return 0 end
-- In the old form terms had sorted sets as well.
for _, name in ipairs(names_of(key)) do
  if string.sub(name, 1, 5) == 'term:' then redis.call('ZREM', IX .. name, id) end
end
redis.call('DEL', key)
redis.call('HSET', key, 'at', arrive(id, new) .. ' ' .. ARGV[2], 'z', ARGV[4])
return 1
