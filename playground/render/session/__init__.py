"""All of a step at once, and what earlier steps leave of it."""
