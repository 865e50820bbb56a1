"""Whether a text says only what its sources say."""
