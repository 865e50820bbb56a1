-- Keep how an editor wants to see an address's briefings first, or that nobody does;
-- whoever looks after proofs looks at once.
-- KEYS: approvals, proofs. ARGV: thread, record ("" for nobody), address, moment.
if ARGV[2] == '' then redis.call('HDEL', KEYS[1], ARGV[1])
else redis.call('HSET', KEYS[1], ARGV[1], ARGV[2]) end
redis.call('ZADD', KEYS[2], 'LT', ARGV[4], ARGV[3])
