"""A session: it takes actions, runs the script and tells what happened."""
