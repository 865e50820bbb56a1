"""The work nobody asked for just now: the scheduler and its jobs."""
