"""Tables of data: what is in them, what was edited and selected."""
