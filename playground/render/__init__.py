"""What is shown: pure functions from a Step, as JSON data, to HTML, marks and columns."""

from playground.render.session.history import History
from playground.render.session.view import Look, View, look, view

__all__ = ["History", "Look", "View", "look", "view"]
