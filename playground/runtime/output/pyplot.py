"""Figures of Matplotlib: `pyplot`. A figure is a picture by the time it is drawn.

Modelled on Streamlit's `elements/pyplot.py`.
"""

from __future__ import annotations

import io
from base64 import b64encode
from typing import Any, Final

from ..arguments.sizes import check_width
from ..place.delta import DeltaGeneratorBase
from ..place.roots import main_place
from ..run import errors
from .media import alt_text, picture

_SAVED: Final[dict[str, Any]] = {"bbox_inches": "tight", "dpi": 200, "format": "png"}
_WIDEST: Final = 1460
"""Points across of a picture that has no width of its own."""
_NO_FIGURE: Final = """\
Passing `None` is not supported because Matplotlib's global figure object
is not thread-safe.

Pass a figure explicitly:

```python
fig, ax = plt.subplots()
ax.scatter([1, 2, 3], [1, 2, 3])
# other plotting actions...
st.pyplot(fig)
```"""
_NO_OPTIONS: Final = """
Passing Matplotlib `savefig` keyword arguments to `st.pyplot` is
deprecated and will be removed in a future version.

`st.pyplot` already uses `bbox_inches="tight"` and `dpi=200` by
default. For other `savefig` options (for example `transparent=True`
or a custom `dpi`), save the figure yourself and display it with
`st.image`:

```python
import io

buf = io.BytesIO()
fig.savefig(buf, format="png", transparent=True, dpi=300)
st.image(buf)
```
"""


class PyplotMixin(DeltaGeneratorBase):
    """Figures of Matplotlib."""

    def pyplot(
        self,
        fig: Any,
        clear_figure: bool = False,
        *,
        width: Any = "stretch",
        use_container_width: bool | None = None,
        alt: str | None = None,
        **kwargs: Any,
    ) -> Any:
        if fig is None:
            raise errors.StreamlitMissingRequiredParameterError("fig", _NO_FIGURE)
        if use_container_width is not None:
            width = "stretch" if use_container_width else "content"
        if kwargs:
            main_place().warning(_NO_OPTIONS)
        check_width(width)
        saved = _saved(fig, kwargs)
        shown = picture(saved if isinstance(saved, str) else _fitted(saved, width))
        made = self._enqueue("image", {"images": [{**shown, "caption": None, "alt": alt_text(alt)}], "link": None})
        if clear_figure:
            fig.clf()
        return made


def _saved(figure: Any, options: dict[str, Any]) -> str | bytes:
    """The figure as a picture; as an address where the script wants an SVG."""
    try:
        import matplotlib.pyplot as plt

        plt.ioff()
    except ImportError as error:
        raise ImportError("pyplot() command requires matplotlib") from error
    file = io.BytesIO()
    figure.savefig(file, **{**_SAVED, **options})
    raw = file.getvalue()
    start = raw.lstrip()
    is_svg = start.startswith(b"<svg") or (start.startswith(b"<?xml") and b"<svg" in start[:2048])
    return f"data:image/svg+xml;base64,{b64encode(raw).decode()}" if is_svg else raw


def _fitted(raw: bytes, width: Any) -> bytes:
    """The picture as PNG, and no wider than it is shown; Matplotlib brings Pillow along."""
    from PIL import Image

    found: Image.Image = Image.open(io.BytesIO(raw))
    wide, high = found.size
    most = width if isinstance(width, int) else _WIDEST
    if wide > most:
        found = found.resize((most, int(1.0 * high * most / wide)), resample=Image.Resampling.BILINEAR)
    elif found.format == "PNG":
        return raw
    file = io.BytesIO()
    found.save(file, format="PNG", quality=90)
    return file.getvalue()
