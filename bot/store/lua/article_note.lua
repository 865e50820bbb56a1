-- Note how the feed that brought an article lists it now.
-- KEYS: article, where its mark is known. ARGV: id, mark, digest.
-- Nothing where the article is gone, or came by another entry.
local at = redis.call('HGET', KEYS[1], 'at')
if not at then return 0 end
local number, mark, story = string.match(at, '^(%d+) (%S+) %S+ (.*)$')
if mark ~= '-' and mark ~= ARGV[2] then return 0 end
redis.call('HSET', KEYS[1], 'at', table.concat({number, ARGV[2], ARGV[3], story}, ' '))
redis.call('HSETNX', KEYS[2], ARGV[2], ARGV[1])
return 1
