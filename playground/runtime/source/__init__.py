"""The script's text: compiled, with magic, and what can be said of it unrun."""
