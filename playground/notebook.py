"""A playground as a Panel component: in notebooks, and in apps that Panel serves.

    import playground
    playground.Playground("import streamlit as st\\nst.button('Add')", options={"panes": "script, app"})

Python runs in the browser there too: what the script does, it does in the reader's page.
"""

from __future__ import annotations

import atexit
import threading
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, ClassVar

import param
from panel.custom import JSComponent

from playground.example import read_example
from playground.page.embed import FRAME, write_assets
from playground.share import share_link
from playground.site.serve import SiteServer

FRAME_JS = """
export function render({ model }) {
  const frame = document.createElement("iframe");
  frame.title = "Playground";
  Object.assign(frame.style, { width: "100%", height: "480px", border: "0" });
  const show = () => (frame.src = model.address);
  const hear = ({ source, data }) => {
    if (source === frame.contentWindow && data?.rerun === "height" && Number.isFinite(data.height))
      frame.style.height = `${data.height}px`;
  };
  addEventListener("message", hear);
  model.on("address", show);
  model.on("remove", () => removeEventListener("message", hear));
  show();
  return frame;
}
"""


class Playground(JSComponent):
    """A live playground of a script; it runs once its reader wants it to.

    `script` and `options` are those of an example in docs: further scripts behind ``#| script: other.py`` lines, and
    ``{"panes": "script, app", "read-only": "true"}``. Raises ExampleError for what no example can be, and ShareError
    for a script that is too long for an address.
    """

    script = param.String(doc="The script, or several.")
    options = param.Dict({}, doc="The options of an example, by their names.")
    base = param.String(doc="The address of the folder of assets; empty: this process serves it to its own machine.")
    address = param.String(doc="What is shown: made of the others.")

    _esm: ClassVar = FRAME_JS

    def __init__(self, script: str = "", **params: Any) -> None:
        super().__init__(script=script, **{"sizing_mode": "stretch_width"} | params)

    @param.depends("script", "options", "base", watch=True, on_init=True)
    def _show(self) -> None:
        example = read_example(self.script, self.options)
        base = f"{self.base.rstrip('/')}/" if self.base else served()
        self.address = share_link(example.to_json(), base + FRAME)


@cache
def served() -> str:
    """The address of the assets on this machine: one server for the process, which ends with it."""
    folder = TemporaryDirectory()
    write_assets(Path(folder.name))
    server = SiteServer(Path(folder.name))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    atexit.register(folder.cleanup)
    atexit.register(server.shutdown)
    return server.url
