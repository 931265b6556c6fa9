"""Session state, and the values of widgets in it."""
