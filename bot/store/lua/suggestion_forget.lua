-- Erase what a person suggested, or what was suggested in a chat.
-- KEYS: their suggestions, open ones, looks. ARGV: prefix of suggestions.
for _, id in ipairs(redis.call('SMEMBERS', KEYS[1])) do
  redis.call('DEL', ARGV[1] .. id)
  redis.call('ZREM', KEYS[2], id)
end
redis.call('DEL', KEYS[1], KEYS[3])
