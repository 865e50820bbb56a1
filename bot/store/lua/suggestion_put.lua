-- Keep a suggestion, if it may be made: "new", "known", "declined" or "full".
-- KEYS: suggestion, open ones, those of who suggests, those made in the chat.
-- ARGV: id, prefix of suggestions, most open ones of a person, seconds it is kept, fields.
local id, prefix, most, seconds = unpack(ARGV)
local given = {}
for position = 5, #ARGV, 2 do given[ARGV[position]] = ARGV[position + 1] end
local state, by, update = unpack(redis.call('HMGET', KEYS[1], 'state', 'by', 'update'))
if state == 'open' then
  -- Told again after a crash, it is new to the one who tells.
  return by == given.by and update == given.update and 'new' or 'known'
end
if state == 'declined' then return 'declined' end
local open = 0
for _, one in ipairs(redis.call('SMEMBERS', KEYS[3])) do
  local known = redis.call('HMGET', prefix .. one, 'state', 'by')
  if not known[1] then redis.call('SREM', KEYS[3], one) end
  if known[1] == 'open' and known[2] == given.by then open = open + 1 end
end
if open >= tonumber(most) then return 'full' end
redis.call('DEL', KEYS[1])
redis.call('HSET', KEYS[1], unpack(ARGV, 5))
redis.call('EXPIRE', KEYS[1], seconds)
redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', given.since - seconds)
redis.call('ZADD', KEYS[2], given.since, id)
for position = 3, 4 do
  redis.call('SADD', KEYS[position], id)
  redis.call('EXPIRE', KEYS[position], seconds)
end
return 'new'
