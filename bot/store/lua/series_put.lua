-- Keep which series the figures of an article belong to, once.
-- KEYS: article, series of its story, fresh, version, trackers of the story, the bell that
-- is rung when somebody tracks a figure there. ARGV: id, number of articles that were
-- looked at, what to keep, moment ("" for one that is not news), the story.
-- 0 when others came in between, and it must be decided again. Nothing where the article
-- is gone, or its story has become a part of another.
local story = string.match(redis.call('HGET', KEYS[1], 'at') or '', '%S+$')
if story ~= ARGV[5] or redis.call('HEXISTS', KEYS[2], ARGV[1]) == 1 then return 1 end
if redis.call('HLEN', KEYS[2]) ~= tonumber(ARGV[2]) then return 0 end
redis.call('HSET', KEYS[2], ARGV[1], ARGV[3])
redis.call('INCR', KEYS[4])
if ARGV[4] == '' then return 1 end
redis.call('ZADD', KEYS[3], ARGV[4], ARGV[1])
if redis.call('EXISTS', KEYS[5]) == 1 and redis.call('EXISTS', KEYS[6]) == 0 then
  redis.call('RPUSH', KEYS[6], 1)
end
return 1
