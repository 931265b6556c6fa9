"""What a lesson's `check.py` is written with: `from playground.check import App, mistake`."""

from playground.checks.check import App, Different, Mistake, Player, Tried, code, escape, mistake, plain, strong

__all__ = [
    "App",
    "Different",
    "Mistake",
    "Player",
    "Tried",
    "code",
    "escape",
    "mistake",
    "plain",
    "strong",
]
