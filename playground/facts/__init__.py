"""Facts that several parts of the playground must know, each in one place. It imports nothing of ours."""
