-- Write down who of a shard is to get a broadcast, once; again changes nothing.
-- KEYS: the broadcast's tally here, recipients left, then the sets of active chats.
-- ARGV: topic ("" for everyone), prefix of the shard's keys.
if redis.call('EXISTS', KEYS[1]) == 1 then return end
local count, some = 0, {}
local function write()
  if #some > 0 then redis.call('RPUSH', KEYS[2], unpack(some)) end
  count, some = count + #some, {}
end
for position = 3, #KEYS do
  for _, chat in ipairs(redis.call('SMEMBERS', KEYS[position])) do
    if ARGV[1] == '' or thread_of(ARGV[2] .. 'subs:' .. chat, ARGV[1]) then
      some[#some + 1] = chat
    end
    -- Lua hands on some thousands of values at once, and no more.
    if #some == 1000 then write() end
  end
end
write()
redis.call('HSET', KEYS[1], 'recipients', count)
