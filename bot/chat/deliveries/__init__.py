"""What was sent or not, and why; what is stuck; a broadcast before it goes."""
