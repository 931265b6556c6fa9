"""Lessons, and the proof that they hold what they promise."""
