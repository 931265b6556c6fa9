"""What is shown: pure functions from a Step, as JSON data, to HTML, marks and columns."""

from playground.render.view import View, view

__all__ = ["View", "view"]
