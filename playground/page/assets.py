"""The files that pages load, by their names, and the hash that tells old ones from new ones: known without Bokeh."""

import hashlib
from functools import cache
from pathlib import Path

from playground.page.api import api_json
from playground.page.styles import example_styles, speaker_styles, stage_styles, styles

WEB = Path(__file__).parents[1] / "web"
"""The page's JavaScript and style sheets."""
PUBLISHED = WEB / "site"
"""The project's own site as it is built: in the wheel, and only there."""
STATIC = PUBLISHED / "assets" / "rerun" if PUBLISHED.is_dir() else WEB / "static"
"""What ``wasm/build.py`` has made; the wheel has it once, as a part of the site."""
BUNDLE = "playground.bundle.js"
STARTER = "rerun.js"
"""The one script of a page with examples; all else comes when a reader uses one."""
FRAME_SCRIPT = "rerun-frame.js"
SPEAKER_SCRIPT = "rerun-speaker.js"
_FIGURES = ("vega", "plotly", "map", "graphviz", "graphviz_worker", "mermaid", "echarts")
FIGURE = "rerun-figure-"
"""How the names of all files begin that draw figures."""
FIGURE_SCRIPTS = tuple(f"{FIGURE}{name}.js" for name in _FIGURES)
GRADE_SCRIPT = "rerun-grade.js"
"""The one script of the page that grades what learners handed in."""
"""What draws figures, a script for each library: the page loads one when an app shows a figure that it draws."""
BUILT = (BUNDLE, STARTER, FRAME_SCRIPT, SPEAKER_SCRIPT, GRADE_SCRIPT, *FIGURE_SCRIPTS)


@cache
def assets_version() -> str:
    """A hash of our own assets: in their addresses it keeps browsers from mixing old ones with new."""
    digest = hashlib.sha256((styles() + example_styles() + stage_styles() + speaker_styles() + api_json()).encode())
    stamps = (STATIC / "sandbox" / name for name in ("version.txt", "packages.txt"))
    for path in (*(STATIC / name for name in BUILT), *stamps):
        digest.update(path.read_bytes() if path.is_file() else b"")
    return digest.hexdigest()[:10]
