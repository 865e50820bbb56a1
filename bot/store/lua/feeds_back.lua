-- Let feeds that were taken be due at a moment; those removed meanwhile stay removed.
-- KEYS: due. ARGV: moment, prefix of the keys of visits, addresses.
for place = 3, #ARGV do
  redis.call('ZADD', KEYS[1], 'XX', ARGV[1], ARGV[place])
  leave(ARGV[2], ARGV[place])
end
