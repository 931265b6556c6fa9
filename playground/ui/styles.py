"""The one style sheet of a playground, put together from the files in ``css/``, one a subject."""

from functools import cache
from pathlib import Path

CSS = Path(__file__).parent / "css"
STYLES = "playground.css"
"""The sheet's name on the site."""
SUBJECTS = (
    "base",
    "shell",
    "menu",
    "layout",
    "script",
    "proposals",
    "kept",
    "app",
    "text",
    "alerts",
    "data",
    "widgets",
    "fields",
    "pickers",
    "media",
    "tables",
    "charts",
    "runs",
    "state",
    "order",
    "timeline",
    "look",
    "actions",
    "live",
    "preferences",
)
"""The files in their order in the sheet: where two rules are equally strong, the later one counts."""


@cache
def styles() -> str:
    """The text of the sheet. Raises FileNotFoundError, and ValueError for a file that is in no place of the order."""
    unknown = {path.stem for path in CSS.glob("*.css")} - set(SUBJECTS)
    if unknown:
        raise ValueError(f"{', '.join(sorted(unknown))}: name each file of {CSS} in SUBJECTS")
    return "\n".join((CSS / f"{subject}.css").read_text(encoding="utf-8") for subject in SUBJECTS)
