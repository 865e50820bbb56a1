-- What an article or a story is entered in: sorted sets, named without their prefix.
-- Those of a story stand in the field `index` of its record; those of an article its
-- caller knows from the record. Topics and sources count their articles.
local IX = 'nb:{ix}:'
local COUNTED = {topic = 'topics', source = 'sources'}

-- What was made of the news, such as a page of answers, is to be made anew.
local function changed()
  redis.call('INCR', IX .. 'version')
end

local function count(name)
  local kind, label = string.match(name, '^(%a+):(.*)$')
  if not COUNTED[kind] then return end
  local left = redis.call('ZCARD', IX .. name)
  if left == 0 then redis.call('ZREM', IX .. COUNTED[kind], label)
  else redis.call('ZADD', IX .. COUNTED[kind], left, label) end
end

local function enter(id, entries)
  for _, entry in ipairs(entries) do
    redis.call('ZADD', IX .. entry[1], entry[2], id)
    count(entry[1])
  end
end

local function leave(id, names)
  for _, name in ipairs(names) do
    redis.call('ZREM', IX .. name, id)
    count(name)
  end
end

-- Whether a story is kept, and for everybody.
local function is_shown(key)
  return redis.call('EXISTS', key) == 1 and (redis.call('HGET', key, 'feeds') or '') == ''
end

local function names_of(key)
  local names = {}
  for name in string.gmatch(redis.call('HGET', key, 'index') or '', '[^\31]+') do
    names[#names + 1] = name
  end
  return names
end

-- Write a story's record, enter it where it belongs now and nowhere else. From the
-- argument `first` on stand name and score of `many` index entries, then the fields.
local function keep_story(key, id, first, many)
  leave(id, names_of(key))
  local last = first - 1 + 2 * many
  local entries, names = {}, {}
  for position = first, last, 2 do
    entries[#entries + 1] = {ARGV[position], ARGV[position + 1]}
    names[#names + 1] = ARGV[position]
  end
  redis.call('HSET', key, 'index', table.concat(names, '\31'), unpack(ARGV, last + 1))
  enter(id, entries)
  changed()
end
