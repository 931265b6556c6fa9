"""Lessons, and the proof that they hold what they promise."""

from typing import Final

DEMOS: Final = "demos"
"""The folder among those of the chapters that has the demos."""
