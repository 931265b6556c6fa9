"""What is shown of files: places that take them, players, what can be taken away."""
