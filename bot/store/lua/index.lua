-- What an article or a story is entered in: sorted sets, named without their prefix in
-- the field `index` of its record. Topics and sources count their articles.
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

local function enter(key, id, entries)
  local names = {}
  for position = 1, #entries, 2 do
    local name = entries[position]
    redis.call('ZADD', IX .. name, entries[position + 1], id)
    count(name)
    names[#names + 1] = name
  end
  redis.call('HSET', key, 'index', table.concat(names, '\31'))
end

local function leave(key, id)
  for name in string.gmatch(redis.call('HGET', key, 'index') or '', '[^\31]+') do
    redis.call('ZREM', IX .. name, id)
    count(name)
  end
end

local function leave_map(name, field, id)
  if redis.call('HGET', IX .. name, field) == id then
    redis.call('HDEL', IX .. name, field)
  end
end
