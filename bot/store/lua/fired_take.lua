-- Lease fired slots, first those whose lease ran out: gives back entry and slot of each.
-- Composing one twice does no harm, because its delivery has one name.
-- KEYS: fired. ARGV: how many, lease in milliseconds.
local stream, most, slots = KEYS[1], tonumber(ARGV[1]), {}
if redis.call('EXISTS', stream) == 0 then return slots end
local function collect(items)
  for _, item in ipairs(items) do
    if item then slots[#slots + 1] = {item[1], item[2][2]} end
  end
end
collect(redis.call('XAUTOCLAIM', stream, 'g', 'composer', ARGV[2], '0-0', 'COUNT', most)[2])
if #slots < most then
  local reply = redis.call('XREADGROUP', 'GROUP', 'g', 'composer',
    'COUNT', most - #slots, 'STREAMS', stream, '>')
  if reply then collect(reply[1][2]) end
end
return slots
