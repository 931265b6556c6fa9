"""What stands in the place of a custom component, on either engine."""

from __future__ import annotations

from ..trace.values import Json, cut


def absent(call: str, name: str) -> dict[str, Json]:
    """The element that says so; `call` is what declares such components, `name` the component's."""
    words = (
        f"The custom component `{cut(name, 200)}` is not here: its page is in a package or on a server, and this page "
    )
    words += "loads neither. The script got the value that the component begins with, and went on. Run the script with "
    words += "Streamlit itself to use it, or use an element of `st` in its place."
    return {"name": call, "text": words}
