-- What was shown, noted as it was sent: who got a content is found by its name, and what
-- an edit has put right is known to be right.

-- "a1.3f2e" becomes "a1.3f2e~correction" where a1 was told as it was before.
local function marked(mark, noted)
  for _, each in ipairs(noted) do
    local article, correction, now = unpack(each)
    local plain = string.match(mark, '^[^~]*')
    if string.sub(plain, 1, #article + 1) == article .. '.' and plain ~= now
      and not string.find(mark, '~' .. correction, 1, true) then
      mark = mark .. '~' .. correction
    end
  end
  return mark
end

local function correct(told, prefix, noted)
  local all = redis.call('HGETALL', told)
  for position = 1, #all, 2 do
    local story, value = all[position], all[position + 1]
    if string.sub(story, 1, #prefix) == prefix then
      local moment, marks = string.match(value, '^(%S+)(.*)$')
      local fresh = string.gsub(marks, '%S+', function(mark) return marked(mark, noted) end)
      if fresh ~= marks then redis.call('HSET', told, story, moment .. fresh) end
    end
  end
end

-- An edit leaves its content with the delivery that it changed, if that is still known.
local function note(key, name, shard, told, prefix, keep)
  local content, of, noted = unpack(redis.call('HMGET', key, 'content', 'of', 'noted'))
  if not content then return end
  if of then
    correct(told, prefix, cjson.decode(noted))
    if redis.call('EXISTS', shard .. 'delivery:' .. of) == 0 then return end
    redis.call('HSET', shard .. 'delivery:' .. of, 'content', content)
    name = of
  end
  redis.call('RPUSH', shard .. 'got:' .. content, name)
  redis.call('EXPIRE', shard .. 'got:' .. content, keep)
end
