"""The three components of a playground: what the page can do, as Panel components with their JavaScript beside them."""

from pathlib import Path
from typing import Any, ClassVar

import param
from bokeh.document import Document
from bokeh.model import Model
from panel.custom import JSComponent

HERE = Path(__file__).parent
BUNDLE = "playground.bundle.js"


class Component(JSComponent):
    """A component whose JavaScript is in the one bundle of the page.

    Panel would put the bundle's text into every instance; here each one names its address, and the browser loads it
    once. Nothing else may be asked of the network: no import map, no style sheets of Panel.
    """

    __abstract = True

    address = param.String(BUNDLE, doc="Where the page finds the bundle.")

    _rename: ClassVar = {"address": None}

    def _get_model(
        self, doc: Document, root: Model | None = None, parent: Model | None = None, comm: Any = None
    ) -> Model:
        model = super()._get_model(doc, root, parent, comm)
        model.update(bundle="url", esm=self.address, importmap={}, css_bundle=None, stylesheets=[])
        return model


class HtmlPane(Component):
    """One part of the view, as HTML that is sanitized and morphed in place; what the reader does there comes back."""

    part = param.String("app", doc="Which part of the view it shows: app, runs, state or order.")
    view = param.Dict({}, doc="The view to show, with its number `seq` and the last `action` it answers.")
    action = param.Dict({}, doc="What the reader did: `seq` and an `action` (Seam 2 of the architecture).")
    jump = param.Dict({}, doc="The script line that the reader asked for: `seq` and `line`.")

    _esm = "html_pane.js"


class Editor(Component):
    """The script, in CodeMirror, with marks on the lines that ran."""

    source = param.String("", doc="The text, as it is now.")
    view = param.Dict({}, doc="The view whose `marks` it shows.")
    run = param.Dict({}, doc="That the reader asked for a run: `seq`.")
    jump = param.Dict({}, doc="The line to show: `seq` and `line`.")

    _esm = "editor.js"


class Sandbox(Component):
    """The client of the page's one worker, with the toolbar: Run, Stop, Reset, what is going on."""

    filename = param.String("app.py")
    original = param.String("", doc="The script to go back to.")
    source = param.String("", doc="The script as it is in the editor.")
    run = param.Dict({}, doc="Set by the editor: run the script.")
    action = param.Dict({}, doc="Set by the app: what the reader did.")
    view = param.Dict({}, doc="The view of the last step, for the panes.")

    _esm = "sandbox.js"
