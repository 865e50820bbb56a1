"""The ways in: updates are polled or posted, written down, and taken in order."""
