-- How many private chats in a row refused a message, in all processes: those whose
-- message went after the newest that was taken. And 1 when all have to wait already.
-- KEYS: the budget, the chats by when the refused message went, the halt of all, when the
-- last free messages went.
-- ARGV: now ("" for the server's own time), the chat, when its message went, when the
-- newest went that was taken ("" when that is not known), which went late.
-- No chat's id is kept here, only what tells one from another.
-- A row that nothing was added to for so long is over.
local LONGEST = 60
postpone(KEYS[4], ARGV[5])
local moment = ahead(ARGV[3], 5)
if moment == 0 then moment = now end
local taken = latest(read(KEYS[1]), ARGV[4])
redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', taken)
redis.call('ZREMRANGEBYSCORE', KEYS[2], '(' .. now + 5, '+inf')
if moment > taken then
  redis.call('ZADD', KEYS[2], moment, redis.sha1hex(ARGV[2]))
  redis.call('EXPIRE', KEYS[2], LONGEST)
end
local halted = ahead(redis.call('GET', KEYS[3]), DAY) > now
return {redis.call('ZCARD', KEYS[2]), halted and 1 or 0}
