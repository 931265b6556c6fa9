"""What a run tells: its events, the values in them, and what they mean."""
