-- KEYS: due feeds, hubs, stories to look at, what is over a number of alerts, what is
-- held, or proofs. ARGV: now, the farthest moment that can be right.
nearer(KEYS[1], ARGV[1], ARGV[2])
