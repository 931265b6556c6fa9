"""Widgets that take files: a place to choose them or to drop them, and the list of those that there are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from playground.facts.sizes import GIVEN, MEGABYTE, size_words
from playground.render.app.place import Place
from playground.render.app.widgets import data, describers, label
from playground.render.markup.data import Data, integer, items, string, texts
from playground.render.markup.html import EMPTY, Html, el, join

_SAME: Final = {"jpg": "jpeg", "tif": "tiff", "html": "htm", "mpg": "mpeg", "mp4": "mpeg4"}
"""Endings that Streamlit's page names once."""
_DEVICES: Final = {
    "camera_input": ("image/*", "Choose a picture", "The playground uses no camera: give it a picture that you have."),
    "audio_input": (
        "audio/*",
        "Choose a recording",
        "The playground uses no microphone: give it a recording that you have.",
    ),
}
_NAMED: Final = 50
"""The most files that the list has names for."""


def _upload(element: Data, place: Place) -> Html:
    several, disabled = element.get("accept") != "one", bool(element.get("disabled"))
    value = element.get("value")
    files = items(element if isinstance(value, list) else {"value": [value]}, "value")
    attrs = {
        "class": "rp-upload",
        "id": place.id(element, "files"),
        **data(element, value),
        **limits(element),
        "data-off": disabled,
    }
    box = el("div", attrs, _zone(element, place, several=several, disabled=disabled), _list(files, disabled=disabled))
    return join([label(element, place), box, said(element, place)])


def limits(element: Data) -> dict[str, object]:
    """Return what a control says of the files that it takes."""
    return {
        "data-kind": string(element, "type"),
        "data-accept": string(element, "accept"),
        "data-types": "|".join(texts(element, "types")),
        "data-mb": integer(element, "max_mb"),
        "data-most": GIVEN,
    }


def said(element: Data, place: Place) -> Html:
    """Return the place for what the page says of files, which is its own: the worker's HTML never fills it."""
    return el("div", {"class": "rp-upload__said", "id": place.id(element, "said"), "role": "status"})


def attachers(element: Data, place: Place) -> list[Html]:
    """Return what files and recordings are added to a chat's message by."""
    accept = string(element, "accept")
    types = ",".join(texts(element, "types")) or None
    several = {"multiple": accept != "one", "webkitdirectory": accept == "directory"}
    files = {"class": "rp-say__file", "data-attach": "files", "accept": types, **several}
    audio = {"class": "rp-say__file", "data-attach": "audio", "accept": "audio/*"}
    found = [_attacher(element, place, "Attach files", "+", files)] if accept else []
    return (
        [*found, _attacher(element, place, "Attach a recording", "♪", audio)] if element.get("accept_audio") else found
    )


def _attacher(element: Data, place: Place, words: str, sign: str, attrs: Mapping[str, object]) -> Html:
    name = place.id(element, str(attrs["data-attach"]))
    disabled = bool(element.get("disabled"))
    chooser = el("input", {"type": "file", "id": name, "aria-label": words, "disabled": disabled, **attrs})
    return el("span", {"class": "rp-say__attach"}, el("span", {"aria-hidden": "true"}, sign), chooser)


def _zone(element: Data, place: Place, *, several: bool, disabled: bool) -> Html:
    """Return where files are chosen or dropped. The input lies over all of it, so that it is the browser's own."""
    kind = string(element, "type")
    accept, words, note = _DEVICES.get(kind, ("", "Upload", ""))
    directory = element.get("accept") == "directory"
    chooser = el(
        "input",
        {
            "type": "file",
            "class": "rp-upload__input",
            "id": place.id(element, "input"),
            "accept": accept or ",".join(texts(element, "types")) or None,
            "multiple": several,
            "webkitdirectory": directory,
            "disabled": disabled,
            "aria-describedby": " ".join(filter(None, (describers(element, place), place.id(element, "hint")))),
        },
    )
    button = el(
        "span", {"class": "rp-upload__button", "aria-hidden": "true"}, "Upload directories" if directory else words
    )
    hint = el("span", {"class": "rp-upload__hint", "id": place.id(element, "hint")}, note or _hint(element))
    return el("div", {"class": "rp-upload__zone"}, button, hint, chooser)


def _hint(element: Data) -> str:
    """Return what Streamlit says of the files that are taken: `200MB per file • CSV`."""
    size = size_words((integer(element, "max_mb") or 0) * MEGABYTE, 0)
    names = [each if "/" in each else each.removeprefix(".") for each in texts(element, "types")]
    kinds = dict.fromkeys(_SAME.get(each, each) for each in names)
    words = ", ".join(each.removesuffix("/*") if "/" in each else each.upper() for each in kinds)
    return f"{size} per file{f' • {words}' if words else ''}"


def _list(files: list[Data], *, disabled: bool) -> Html:
    if not files:
        return EMPTY
    rows = [_row(number, file, disabled=disabled) for number, file in enumerate(files[:_NAMED])]
    more = len(files) - _NAMED
    rest = el("li", {"class": "rp-upload__file"}, f"and {more:,} more files") if more > 0 else None
    return el("ul", {"class": "rp-upload__files", "role": "list"}, *rows, rest)


def _row(number: int, file: Data, *, disabled: bool) -> Html:
    name = string(file, "name")
    remove = {
        "type": "button",
        "class": "rp-upload__remove",
        "data-remove": number,
        "aria-label": f"Remove {name}",
        "disabled": disabled,
    }
    return el(
        "li",
        {"class": "rp-upload__file"},
        el("span", {"class": "rp-upload__name"}, name),
        el("small", None, size_words(integer(file, "size") or 0)),
        el("button", remove, el("span", {"aria-hidden": "true"}, "×")),
    )


UPLOADS: Final[dict[str, Callable[[Data, Place], Html]]] = {
    "file_uploader": _upload,
    "camera_input": _upload,
    "audio_input": _upload,
}
