"""Calls over the network: what goes into one, how it gets there, what came of it."""
