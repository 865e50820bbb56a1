-- Return the name a server is asked by: without www and without the usual ports.
local function host_of(url)
  local place = string.match(string.lower(url), '^%a+://([^/?#]*)') or ''
  place = string.gsub(place, '^.*@', '')
  place = string.gsub(string.gsub(place, ':80$', ''), ':443$', '')
  return (string.gsub(place, '^www%.', ''))
end
