"""Data in the attributes of elements."""

import json
from typing import Any


def attribute_safe(data: Any) -> str:
    """The data as JSON that may stand between single quotes as the value of an attribute, whatever texts are in it.

    A script element would be run as code by sites that swap their pages, and other text loses spaces on sites that
    shorten theirs. The order of the keys matters to Bokeh: a model is written where it is met first, and referred to
    after.
    """
    text = json.dumps(data, separators=(",", ":")).replace("&", "&amp;").replace("'", "&#39;")
    return text.replace("<", "\\u003c").replace(">", "\\u003e")
