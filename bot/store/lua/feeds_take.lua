-- Give feeds that are due to the caller alone, longest due first and one of a host.
-- Each is due again when the lease ends, unless it is saved before. Feeds of a host that
-- is being asked, or wants to be left alone, are put off: each has its place in the
-- line of its host, which is as long as its key lives.
-- KEYS: feeds, due. ARGV: now, end of the lease, its milliseconds, how many at most,
-- milliseconds between two feeds of a host, prefixes of the keys of a host's visit, line
-- and turn.
local MOST_LOOKED_AT = 500
local most, between = tonumber(ARGV[4]), tonumber(ARGV[5])

local function left(key)
  return math.max(redis.call('PTTL', key), 0)
end

local function wait_for(url, host)
  local visit, line, turn = ARGV[6] .. host, ARGV[7] .. host, ARGV[8] .. host
  local wait, held = 0, redis.call('GET', turn)
  if held == 'rest' then wait = left(turn)
  elseif held or redis.call('EXISTS', visit) == 1 then wait = between end
  if wait == 0 then redis.call('SET', visit, url, 'PX', ARGV[3])
  else
    wait = math.max(wait, left(line))
    redis.call('SET', line, '', 'PX', wait + between)
  end
  return wait
end

local given, looked = {}, 0
while #given < most and looked < MOST_LOOKED_AT do
  local urls = redis.call('ZRANGEBYSCORE', KEYS[2], '-inf', ARGV[1], 'LIMIT', 0,
    math.min(most - #given, MOST_LOOKED_AT - looked))
  if #urls == 0 then break end
  looked = looked + #urls
  for _, url in ipairs(urls) do
    local raw = redis.call('HGET', KEYS[1], url)
    if not raw then redis.call('ZREM', KEYS[2], url)
    else
      local wait = wait_for(url, host_of(url))
      if wait == 0 then
        given[#given + 1] = raw
        redis.call('ZADD', KEYS[2], ARGV[2], url)
      else
        redis.call('ZADD', KEYS[2], string.format('%.3f', ARGV[1] + wait / 1000), url)
      end
    end
  end
end
return given
