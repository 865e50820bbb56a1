-- Note what an answer shows, so that it can be corrected where it stands; "" for nothing
-- any more. Only so many of a chat are known, the newest.
-- KEYS: replies. ARGV: label, content, now, seconds to keep, most to know, prefix of the
-- shard's keys, address, message id.
local replies, shard = KEYS[1], ARGV[6]

local function drop(label)
  local key = shard .. 'delivery:' .. label
  local content = redis.call('HGET', key, 'content')
  if content then redis.call('LREM', shard .. 'got:' .. content, 0, label) end
  redis.call('ZREM', shard .. 'amends', label)
  redis.call('ZREM', replies, label)
  redis.call('DEL', key)
end

local label, content, now, keep = unpack(ARGV)
drop(label)
if content == '' then return 0 end
local key, got = shard .. 'delivery:' .. label, shard .. 'got:' .. content
redis.call('HSET', key, 'state', 'sent', 'content', content, 'since', now,
  'address', ARGV[7], 'parts', 1, 'message0', ARGV[8])
redis.call('EXPIRE', key, keep)
redis.call('RPUSH', got, label)
redis.call('EXPIRE', got, keep)
redis.call('ZADD', replies, now, label)
redis.call('EXPIRE', replies, keep)
for _, old in ipairs(redis.call('ZRANGE', replies, 0, -1 - tonumber(ARGV[5]))) do drop(old) end
return 1
