"""What a lesson says of a reader's answers."""
