"""Decides what to tell, to whom and when; pure: no clock, no input, no output."""
