-- Keep a story and enter it in the indexes of its topics.
-- KEYS: story. ARGV: id, its own feeds, number of index entries, name and score of each,
-- the fields.
-- 0 when it is everybody's by now and would be own feeds' alone.
local key, id, last = KEYS[1], ARGV[1], 3 + 2 * ARGV[3]
if ARGV[2] ~= '' and is_shown(key) then return 0 end
leave(id, names_of(key))
local entries, names = {}, {}
for position = 4, last, 2 do
  entries[#entries + 1] = {ARGV[position], ARGV[position + 1]}
  names[#names + 1] = ARGV[position]
end
redis.call('HSET', key, 'index', table.concat(names, '\31'), unpack(ARGV, last + 1))
enter(id, entries)
changed()
return 1
