-- Keep a story and enter it in the indexes of its topics.
-- KEYS: story. ARGV: id, number of index entries, name and score of each, the fields.
local key, id, last = KEYS[1], ARGV[1], 2 + 2 * ARGV[2]
leave(key, id)
redis.call('HSET', key, unpack(ARGV, last + 1))
enter(key, id, {unpack(ARGV, 3, last)})
changed()
return 1
