"""The style sheets of the site, each put together from the files of a folder in ``web/``, one a subject.

`styles` are those of a playground, from ``web/css/``; `page_styles` those of the pages around it, from ``web/pages/``.
"""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

CSS = Path(__file__).parents[1] / "web" / "css"
PAGES = CSS.parent / "pages"
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
    "app/dialog",
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
    "instruments/lanes",
    "instruments/timeline",
    "instruments/dependencies",
    "instruments/look",
    "instruments/actions",
    "app/reasons",
    "app/live",
    "stage/present",
    "stage/contrast",
    "stage/question",
    "stage/room",
    "frame/preferences",
)
"""The files in their order in the sheet: where two rules are equally strong, the later one counts."""
PAGE_SUBJECTS = (
    "pages", "course", "lesson", "task", "dock", "dialogs", "predict", "compare", "demo", "record", "grade",
)  # fmt: skip
"""The same of the sheet of the pages: in one, as each further sheet costs a request before the first screen."""


@cache
def styles() -> str:
    """The text of the sheet. Raises FileNotFoundError, and ValueError for a file that is in no place of the order."""
    return _in_order(CSS, SUBJECTS)


def page_styles() -> str:
    """The text of the sheet of a site's pages; raises as `styles`."""
    return _in_order(PAGES, PAGE_SUBJECTS)


def _in_order(folder: Path, subjects: Sequence[str]) -> str:
    unknown = {path.relative_to(folder).with_suffix("").as_posix() for path in folder.rglob("*.css")} - set(subjects)
    if unknown:
        raise ValueError(f"{', '.join(sorted(unknown))}: name each file of {folder} in SUBJECTS")
    return _joined(folder, subjects)


def _joined(folder: Path, subjects: Sequence[str]) -> str:
    return "\n".join((folder / f"{subject}.css").read_text(encoding="utf-8") for subject in subjects)


def example_styles() -> str:
    """The text of the small sheet."""
    return (CSS.parent / "embed" / EXAMPLE_STYLES).read_text(encoding="utf-8")


def stage_styles() -> str:
    """The text of the sheet of a presented page."""
    return (CSS.parent / "stage" / STAGE_STYLES).read_text(encoding="utf-8")


def speaker_styles() -> str:
    """The text of the speaker window's sheet."""
    return _joined(CSS.parent / "stage" / "speaker", ("window", "parts"))


def recorded_styles() -> str:
    """The text of the small sheet of a recorded trace, which stands in its file below that of a playground."""
    return (CSS.parent / "recorded" / "recorded.css").read_text(encoding="utf-8")
