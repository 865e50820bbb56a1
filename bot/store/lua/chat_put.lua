-- Keep what changed of a chat and enter it among the active ones of its kind; gives back
-- who managed it before, and all that is kept of it now.
-- What is not named stays, for another may have changed that meanwhile; a chat that was
-- known and is gone does not come back by half.
-- KEYS: chat, then the active chats of each kind.
-- ARGV: id, now, 1 if it was known, number of kinds, the kinds as their keys are, fields.
-- Since when a chat is not active is remembered until it is again.
local chat, kinds = KEYS[1], tonumber(ARGV[4])
if ARGV[3] == '1' and redis.call('EXISTS', chat) == 0 then return {'0', {}} end
local before = redis.call('HGET', chat, 'manager') or '0'
if #ARGV > 4 + kinds then redis.call('HSET', chat, unpack(ARGV, 5 + kinds)) end
local kind, active = unpack(redis.call('HMGET', chat, 'kind', 'active'))
for number = 1, kinds do
  local is_there = active == '1' and kind == ARGV[4 + number]
  redis.call(is_there and 'SADD' or 'SREM', KEYS[1 + number], ARGV[1])
end
if active == '1' then redis.call('HDEL', chat, 'stopped')
else redis.call('HSETNX', chat, 'stopped', ARGV[2]) end
return {before, redis.call('HGETALL', chat)}
