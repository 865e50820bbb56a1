-- Keep a story and enter it in the indexes of its topics.
-- KEYS: story. ARGV: id, number of index entries, name and score of each, the fields.
local key, id, last = KEYS[1], ARGV[1], 2 + 2 * ARGV[2]
leave(id, names_of(key))
local entries, names = {}, {}
for position = 3, last, 2 do
  entries[#entries + 1] = {ARGV[position], ARGV[position + 1]}
  names[#names + 1] = ARGV[position]
end
redis.call('HSET', key, 'index', table.concat(names, '\31'), unpack(ARGV, last + 1))
enter(id, entries)
changed()
return 1
