"""The three components of a playground: what the page can do, as Panel components; their JavaScript is in ``web/``."""

from typing import Any, ClassVar

import param
from bokeh.document import Document
from bokeh.model import Model
from panel.custom import JSComponent

from playground.page.assets import BUNDLE, WEB


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

    _esm = WEB / "app" / "html_pane.js"


class Editor(Component):
    """The script, in CodeMirror, with marks on the lines that ran."""

    _esm = WEB / "editor" / "editor.js"


class Sandbox(Component):
    """The client of the page's one worker, with the toolbar: Run, Stop, Reset, what is going on."""

    _esm = WEB / "shell" / "sandbox.js"
