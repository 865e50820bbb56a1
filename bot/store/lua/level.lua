-- The part of the full rate allowed now, seconds all must wait, paid messages today.
-- KEYS: the budget, the halt of all. ARGV: now ("" for the server's own time).
local state = read(KEYS[1])
local halted = ahead(redis.call('GET', KEYS[2]), DAY) - now
local spent = state.day == math.floor(now / DAY) and state.spent or 0
return {tostring(present(state)), tostring(math.max(halted, 0)), tostring(spent)}
