"""A demo for the stage: its folder, the proof that it holds what it promises, and a new one to begin with."""

from playground.demo.deck import Deck, DemoError, Problem, Spot, Step
from playground.demo.reading import demo_folders, load_demos, read_demo, usable_demo

__all__ = ["Deck", "DemoError", "Problem", "Spot", "Step", "demo_folders", "load_demos", "read_demo", "usable_demo"]
