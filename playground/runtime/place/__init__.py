"""Where a call writes to, and what is written there."""
