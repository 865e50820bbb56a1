-- Let the next feed of this one's host be asked, if it was this one's visit.
local function leave(prefix, url)
  local visit = prefix .. host_of(url)
  if redis.call('GET', visit) == url then redis.call('DEL', visit) end
end
