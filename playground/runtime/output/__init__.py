"""The elements that only show something."""
