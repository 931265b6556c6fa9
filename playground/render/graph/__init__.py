"""What depends on what, as data, of the runs of a session and the text of its script."""
