"""The module that a script imports as `st`, and what it finds around it."""
