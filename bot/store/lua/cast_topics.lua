-- How many active chats of a shard get each topic: names and numbers in turn. A chat
-- that gets all of them is counted under "" and nowhere else.
-- KEYS: the sets of active chats. ARGV: prefix of the shard's keys.
local counts = {}
local function topics_of(chat)
  local found = {}
  for _, record in ipairs(redis.call('HVALS', ARGV[1] .. 'subs:' .. chat)) do
    local topics = cjson.decode(record).topics
    if #topics == 0 then return {[''] = true} end
    for _, topic in ipairs(topics) do found[topic] = true end
  end
  return found
end
for _, key in ipairs(KEYS) do
  for _, chat in ipairs(redis.call('SMEMBERS', key)) do
    for topic in pairs(topics_of(chat)) do counts[topic] = (counts[topic] or 0) + 1 end
  end
end
local flat = {}
for topic, count in pairs(counts) do
  flat[#flat + 1] = topic
  flat[#flat + 1] = count
end
return flat
