"""The one style sheet of a playground, put together from the files in ``web/css/``, one a subject."""

from functools import cache
from pathlib import Path

CSS = Path(__file__).parents[1] / "web" / "css"
STYLES = "playground.css"
"""The sheet's name on the site."""
EXAMPLE_STYLES = "rerun-example.css"
"""The name of the small sheet of what stands in a page before it is live: an example's script, its frame."""
STAGE_STYLES = "rerun-stage.css"
"""The name of the sheet of the page around its playgrounds while it is presented: it is loaded then."""
SPEAKER_STYLES = "rerun-speaker.css"
"""The name of the sheet of the speaker window."""
SUBJECTS = (
    "frame/base",
    "frame/shell",
    "frame/menu",
    "frame/arrived",
    "frame/local",
    "frame/layout",
    "frame/rows",
    "frame/example",
    "frame/asking",
    "editor/script",
    "editor/proposals",
    "editor/kept",
    "editor/files",
    "app/app",
    "app/text",
    "app/alerts",
    "app/data",
    "app/widgets",
    "app/help",
    "app/fields",
    "app/pickers",
    "app/uploads",
    "app/media",
    "app/frames",
    "app/tables",
    "app/charts",
    "app/figures",
    "instruments/runs",
    "instruments/state",
    "instruments/order",
    "instruments/timeline",
    "instruments/look",
    "instruments/actions",
    "app/live",
    "stage/present",
    "stage/contrast",
    "stage/question",
    "stage/room",
    "frame/preferences",
)
"""The files in their order in the sheet: where two rules are equally strong, the later one counts."""


@cache
def styles() -> str:
    """The text of the sheet. Raises FileNotFoundError, and ValueError for a file that is in no place of the order."""
    unknown = {path.relative_to(CSS).with_suffix("").as_posix() for path in CSS.rglob("*.css")} - set(SUBJECTS)
    if unknown:
        raise ValueError(f"{', '.join(sorted(unknown))}: name each file of {CSS} in SUBJECTS")
    return "\n".join((CSS / f"{subject}.css").read_text(encoding="utf-8") for subject in SUBJECTS)


def example_styles() -> str:
    """The text of the small sheet."""
    return (CSS.parent / "embed" / EXAMPLE_STYLES).read_text(encoding="utf-8")


def stage_styles() -> str:
    """The text of the sheet of a presented page."""
    return (CSS.parent / "stage" / STAGE_STYLES).read_text(encoding="utf-8")


def speaker_styles() -> str:
    """The text of the speaker window's sheet."""
    folder = CSS.parent / "stage" / "speaker"
    return "\n".join((folder / f"{name}.css").read_text(encoding="utf-8") for name in ("window", "parts"))
