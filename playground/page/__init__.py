"""The page of a playground, written when the site is built."""
