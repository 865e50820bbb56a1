-- Leave a host alone for so long after each request.
-- KEYS: (any of the place). ARGV: address, prefix of the keys of a host's own wishes,
-- milliseconds of the pause, milliseconds for which this is known.
redis.call('SET', ARGV[2] .. host_of(ARGV[1]), ARGV[3], 'PX', ARGV[4])
