"""What makes a widget the one that it is: the arguments that Streamlit tells it by from one run to the next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from ..values import Json, to_json

PLACES: Final = ("form", "place")
"""What counts beside arguments where there is no key: the form, and the root that the widget stands in."""
_PLAIN: Final = (str, int, float, bool, type(None), bytes)
"""The types that are compared without asking a script."""
DEFAULTS: Final = ("value", "index", "default")
"""The arguments that say what a widget begins with."""
_FIRST: Final = ("label", "data", "options", *DEFAULTS, "min_value", "max_value", "step")
"""The arguments that are told of before the others."""
_INNER: Final = {
    **dict.fromkeys(("is_form_submitter", "style", "labels", "look", "use_container_width", "label_visibility")),
    **dict.fromkeys(("vega_lite_data", "named_datasets")),
    **dict.fromkeys(("vega_lite_spec", "plotly_spec", "json_spec"), "spec"),
    "plotly_config": "config",
    "most": "max_visible_pages",
    "kind": "type",
    "click_mode": "selection_mode",
    "is_selection_activated": "on_select",
    "config": "column_config",
    "column_config_mapping": "column_config",
    "columns": "column_order",
}
"""Names that engines have for what a call's arguments come to, each with that of the argument; None for none."""
_SUBMIT: Final = "FormSubmitter:"
"""How the keys begin that Streamlit makes for submit buttons, of the form and the label."""


@dataclass(frozen=True, slots=True)
class Identity:
    """The arguments of a call that drew a widget, as they were; with a key only those in `counts` matter, or would."""

    key: str | None
    arguments: Mapping[str, Any]
    counts: Sequence[str] = ()
    form: str = ""
    root: int = 0

    @property
    def counted(self) -> tuple[str, ...]:
        """The arguments of which another value makes another widget, by their names in a call.

        `spec` stands for a figure with its data; `data_signature` for a table's columns and how many rows it has.
        """
        if self.key is not None and self.key.startswith(_SUBMIT):
            return ("label",)
        names = {_INNER.get(name, name) for name in (self.arguments if self.key is None else self.counts)}
        names -= {None, "data_signature"} if "data" in names else {None}
        first = [name for name in _FIRST if name in names]
        return (*first, *sorted(str(name) for name in names.difference(first)))

    def changes(self, to: Identity) -> Iterator[tuple[str, Json, Json]]:
        """Each part of the identity that another one has otherwise: its name, what it was, what it is."""
        names = self.arguments if self.key is None else sorted(self.counts)
        for name in names:
            before, after = self.arguments.get(name), to.arguments.get(name)
            if not is_same(before, after):
                yield name, _plain(before), _plain(after)
        if self.key is None:
            yield from (
                (name, before, after)
                for name, before, after in (
                    ("form", self.form, to.form),
                    ("place", root_name(self.root), root_name(to.root)),
                )
                if before != after
            )


def is_same(one: Any, other: Any) -> bool:
    """Whether two arguments are of one type and equal: those that are not plain, by what a trace tells of them."""
    if type(one) is not type(other):
        return False
    if (type(one) is list or type(one) is tuple) and all(map(_is_plain, (*one, *other))):
        return bool(one == other and list(map(type, one)) == list(map(type, other)))
    return bool(one == other) if _is_plain(one) else bool(_plain(one) == _plain(other))


def _is_plain(value: object) -> bool:
    kind = type(value)
    return any(kind is each for each in _PLAIN)


def root_name(root: int) -> str:
    """A root of the page in a word."""
    return {0: "main", 1: "sidebar"}.get(root, "elsewhere")


def _plain(argument: Any) -> Json:
    return to_json(list(argument) if isinstance(argument, tuple | range) else argument)
