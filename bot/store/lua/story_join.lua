-- First half of keeping a story that new articles join (story_put): a story may never name
-- an article that was not kept.
-- KEYS: story, then these articles. 2 when one is not there, or is of another story.
for position = 2, #KEYS do
  local at = redis.call('HGET', KEYS[position], 'at') or ''
  if string.match(at, '%S+$') ~= ARGV[1] then return 2 end
end
