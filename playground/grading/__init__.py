"""Grades what was handed in from the command line, by driving the site's own page in a headless browser."""
