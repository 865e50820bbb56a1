"""Whole messages to readers: briefings, stories, alerts, answers, proofs."""
