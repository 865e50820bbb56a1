-- Note who follows something, or that he does no more; what nobody follows is not among
-- what an article's words are compared with.
-- KEYS: followers, followed. ARGV: note, member of `followed` ("" for none), 1 or 0.
if ARGV[3] == '1' then
  redis.call('SADD', KEYS[1], ARGV[1])
  if ARGV[2] ~= '' then redis.call('SADD', KEYS[2], ARGV[2]) end
else
  redis.call('SREM', KEYS[1], ARGV[1])
  if ARGV[2] ~= '' and redis.call('EXISTS', KEYS[1]) == 0 then
    redis.call('SREM', KEYS[2], ARGV[2])
  end
end
return 1
