-- An article's entries: in sorted sets, among the postings of its terms, and under the
-- digests of what it is known by. The field `at` of its record is its number,
-- the mark and digest of the entry that brought it ("-" for none), and its story; `feed`
-- are the own feeds that brought it, if it is not for everybody.
local BLOCK = 100

local function numbers_of(number)
  return IX .. 'numbers:' .. math.floor(number / BLOCK), number % BLOCK
end

local function number_of(key)
  return tonumber(string.match(redis.call('HGET', key, 'at') or '', '^%d+'))
end

-- Whether the record is still what was read: its version, who may see it, its story.
local function is_version(key, number, feeds, story)
  local at, own = unpack(redis.call('HMGET', key, 'at', 'feed'))
  local has = string.match(at or '', '%S+$') == story and (own or '') == feeds
  return has and number_of(key) == number
end

-- The article of a mark: its bucket, the digest, and 1 where only what is for everybody
-- may have it. An older version gave these to what own feeds brought as well, and leaves
-- those it does not know behind.
local function holder(mark)
  local found = redis.call('HGET', IX .. 'known:' .. mark[1], mark[2])
  if not found then return end
  local at, own = unpack(redis.call('HMGET', IX .. 'article:' .. found, 'at', 'feed'))
  if at and (tonumber(mark[3]) ~= 1 or (own or '') == '') then return found end
end

-- Whether one of these marks is another article's.
local function is_taken(marks, id)
  for _, mark in ipairs(marks) do
    local found = holder(mark)
    if found and found ~= id then return true end
  end
  return false
end

local function remember(marks, id)
  for _, mark in ipairs(marks) do
    if not holder(mark) then redis.call('HSET', IX .. 'known:' .. mark[1], mark[2], id) end
  end
end

local function forget(marks, id)
  for _, mark in ipairs(marks) do
    local known = IX .. 'known:' .. mark[1]
    if redis.call('HGET', known, mark[2]) == id then redis.call('HDEL', known, mark[2]) end
  end
end

local function arrive(id, new)
  local number = redis.call('INCR', IX .. 'number')
  local block, place = numbers_of(number)
  redis.call('HSET', block, place, id)
  enter(id, new.entries)
  for _, term in ipairs(new.terms) do post(number, term[1], term[2], term[3]) end
  remember(new.marks, id)
  return number
end

local function depart(id, number, old)
  local block, place = numbers_of(number)
  redis.call('HDEL', block, place)
  leave(id, old.entries)
  for _, term in ipairs(old.terms) do unpost(number, term[1], term[2]) end
  forget(old.marks, id)
end
