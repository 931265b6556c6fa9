"""Checks of a learner's script and questions about it."""
