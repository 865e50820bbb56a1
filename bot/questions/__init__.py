"""Answers questions in the words of the news, or finds no answer there; pure."""
