-- A chat is over for us, until it comes back: nothing of it is due or waits any more.
-- When each subscription would have been due is kept aside.
-- KEYS: subscriptions, due, aside, deliveries, later, stuck, tally, chat.
-- ARGV: id, prefix of deliveries, now, keep, reason ("" to leave deliveries alone), and
-- how the chat ended: the state of its deliveries from now on.
local subscriptions, due, aside, deliveries, later, stuck, tally, chat = unpack(KEYS)
for _, thread in ipairs(redis.call('HKEYS', subscriptions)) do
  local address = ARGV[1] .. ':' .. thread
  local moment = redis.call('ZSCORE', due, address)
  if moment then redis.call('HSET', aside, thread, moment) end
  redis.call('ZREM', due, address)
end
if ARGV[5] == '' then return end
if redis.call('EXISTS', chat) == 1 then redis.call('HSET', chat, 'ended', ARGV[6]) end
for _, name in ipairs(redis.call('ZRANGE', deliveries, 0, -1)) do
  local key = ARGV[2] .. name
  local state = redis.call('HGET', key, 'state')
  if state == 'queued' or state == 'later' then
    settle(key, name, stuck, tally, ARGV[6], ARGV[5], ARGV[3], ARGV[4])
    redis.call('ZREM', later, name)
  end
end
