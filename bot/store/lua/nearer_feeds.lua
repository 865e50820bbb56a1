-- KEYS: due feeds, hubs, stories to look at, or what is over a number of alerts. ARGV: now, the farthest moment that can be right.
nearer(KEYS[1], ARGV[1], ARGV[2])
