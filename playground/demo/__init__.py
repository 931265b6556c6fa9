"""A demo for the stage: its folder, the proof that it holds what it promises, and a new one to begin with."""
