"""Times and dates in a text, and which days they mean."""
