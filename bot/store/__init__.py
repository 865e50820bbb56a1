"""What the service remembers: the only room that speaks Redis."""
