"""The elements that a user sets."""
