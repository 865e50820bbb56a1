-- Note how the feed that brought an article lists it now.
-- KEYS: article, where its mark is known. ARGV: id, mark, digest.
-- Nothing where the article is gone, or came by another entry.
if redis.call('EXISTS', KEYS[1]) == 0 then return 0 end
local old = redis.call('HGET', KEYS[1], 'e')
if old and string.match(old, '^%S+') ~= ARGV[2] then return 0 end
redis.call('HSET', KEYS[1], 'e', ARGV[2] .. ' ' .. ARGV[3])
redis.call('HSETNX', KEYS[2], ARGV[2], ARGV[1])
return 1
