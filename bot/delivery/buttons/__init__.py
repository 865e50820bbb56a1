"""Buttons under messages: laid out, and what they carry."""
