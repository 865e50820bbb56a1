-- What the steps of a broadcast share: where in a chat it goes.
-- Gives back the first thread whose subscription has the topic; one that names no topics
-- has all of them, and every one has the topic "".
local function thread_of(subscriptions, topic)
  local first
  local all = redis.call('HGETALL', subscriptions)
  for position = 1, #all, 2 do
    local thread = tonumber(all[position])
    if not first or thread < first then
      local topics = cjson.decode(all[position + 1]).topics
      local has = topic == '' or #topics == 0
      for _, each in ipairs(topics) do has = has or each == topic end
      if has then first = thread end
    end
  end
  return first
end
