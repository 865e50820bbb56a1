-- KEYS: due feeds. ARGV: now, the farthest moment that can be right.
nearer(KEYS[1], ARGV[1], ARGV[2])
