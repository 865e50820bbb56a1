-- Keep a story and enter it in the indexes of its topics.
-- KEYS: story. ARGV: id, its own feeds, number of index entries, name and score of each,
-- the fields.
-- 0 when it is everybody's by now and would be own feeds' alone.
local key, id = KEYS[1], ARGV[1]
if ARGV[2] ~= '' and is_shown(key) then return 0 end
keep_story(key, id, 4, ARGV[3])
return 1
