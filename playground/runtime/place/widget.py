"""What all widgets have in common: identity, the rules checked before one is drawn, registration.

Modelled on Streamlit's `elements/lib/utils.py`, `policies.py` and `form_utils.py`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

from playground.facts.elements import kind

from ..arguments.dedent import hint
from ..arguments.rules import FREE, Rule
from ..browser.page import WidgetSpec
from ..run import context, errors
from ..run.lines import told
from ..state.binding import Bound
from ..state.keys import ID_PREFIX, check_key
from ..state.persist import SCOPES
from ..state.state import Registered
from ..trace.reasons.identity import Identity
from ..trace.trace import Credit, Writer
from ..trace.values import Json

if TYPE_CHECKING:
    from .delta import DeltaGeneratorBase

Key = str | int | None
OnChange = Callable[..., Any] | str | None


_LONG: Final = 300
"""Characters of arguments that are not kept as an identity, but a digest of them."""


def to_key(key: Key) -> str | None:
    return None if key is None else str(key)


def held_none(key: str | None) -> bool:
    """True when the script stored None under the key of a widget: it then starts empty."""
    if key is None:
        return False
    try:
        return context.current().state[key] is None
    except KeyError:
        return False


def check_policies(
    place: DeltaGeneratorBase,
    key: str | None,
    callback: Callable[..., Any] | None,
    *,
    writable: bool = True,
    submitter: bool = False,
) -> None:
    """Raise where Streamlit does: a callback in a form, a key the script may not preset.

    (rules form-no-on-change, state-preset-button)
    """
    if callback is not None and callback is not held_back and not submitter and place._current_form():
        raise errors.StreamlitInvalidFormCallbackError
    check_key(key)
    if key is not None and not writable and context.current().state.is_new(key):
        raise errors.StreamlitValueAssignmentNotAllowedError(key)


def change_handler(on_change: OnChange, name: str = "on_change") -> Callable[..., Any] | None:
    """`on_change` as a callback; the mode "rerun" is none, "ignore" is `held_back`."""
    if on_change is None or callable(on_change):
        return on_change
    if not isinstance(on_change, str) or on_change not in ("rerun", "ignore"):
        raise errors.StreamlitValueError(name, ["'rerun'", "'ignore'", "a callback function"])
    return held_back if on_change == "ignore" else None


def handler(on_click: Any, name: str) -> Callable[..., Any] | None:
    """A callback where there are no modes."""
    if on_click is None or callable(on_click):
        return on_click
    if isinstance(on_click, str) and on_click in ("rerun", "ignore"):
        raise errors.StreamlitAPIException(
            f'`{name}="{on_click}"` is not supported on this widget. Pass a callback, or omit `{name}`.'
        )
    raise errors.StreamlitValueError(name, ["a callback function"])


def held_back() -> None:
    """Stands for `on_change="ignore"`: the page keeps the value, and sends it with its next message."""


def identify(
    place: DeltaGeneratorBase,
    kind: str,
    key: str | None,
    arguments: dict[str, Any],
    *,
    with_key: Sequence[str] = (),
) -> str:
    """Return the widget's identity and claim it for this run; raises the two Duplicate errors (rule widget-duplicates).

    Without a key the arguments, the form and the root are the identity (rule widget-identity-arguments); with one, the
    key is, and those arguments named in `with_key` (rules widget-identity-key, widget-key-resets).
    """
    run = context.current()
    if key is None:
        parts = [place._current_form(), place._active._root, *arguments.values()]
    else:
        parts = [(name, arguments[name]) for name in with_key]
    text = repr((kind, key, run.page_id, parts))
    if len(text) > _LONG:
        text = hashlib.md5(text.encode("utf-8", "replace"), usedforsecurity=False).hexdigest()
    widget_id = f"{ID_PREFIX}{text}-{key}"
    claim(run, kind, widget_id, key)
    form, root = ("", 0) if key is not None else (parts[0], parts[1])
    run.identities[widget_id] = Identity(key, arguments, with_key, form, root)
    return widget_id


def claim(run: context.RunContext, kind: str, widget_id: str, key: str | None) -> None:
    """Give an identity to a widget of this run; raises the two Duplicate errors (rule widget-duplicates)."""
    if run.bare:
        return
    if run.late:
        run.need_place()
    if key is not None:
        if key in run.user_keys:
            raise errors.StreamlitDuplicateElementKey(key)
        run.user_keys.add(key)
    if widget_id in run.widget_ids:
        raise errors.StreamlitDuplicateElementId(kind)
    run.widget_ids.add(widget_id)


@dataclass(slots=True)
class Widget:
    """A widget that a run draws, and what the next run knows of it (rule callback-of-last-draw)."""

    place: DeltaGeneratorBase
    kind: str
    id: str
    key: str | None
    label: str
    default: Json
    """The page value it starts with."""
    deserialize: Callable[[Json], Any]
    """Page value to the script's value; None stands for the default."""
    serialize: Callable[[Any], Json]
    callback: Callable[..., Any] | None = None
    args: Sequence[Any] | None = None
    kwargs: dict[str, Any] | None = None
    form: str = ""
    disabled: bool = False
    trigger: bool = False
    text: bool = False
    """True for a trigger that brings a text."""
    silent: bool = False
    """True when using it causes no run."""
    waits: bool = False
    """True when the page sends nothing of it before it was used."""
    lasts: tuple[Any, Any] = (None, None)
    """Where its value is kept besides: its arguments `bind` and `persist_state`."""
    bound: Bound | None = None
    """What may stand for it in the address, if anything but its type says so; once registered, None if nothing does."""
    persist: str | None = None
    """How long its value stays while it is not drawn: "page", "session", or None."""
    rule: Rule = FREE
    """What the page wants of a value before it sends it."""
    live: bool = False
    """True when the page sends what is typed while it is typed."""
    common: dict[str, Json] = field(default_factory=dict)
    """The fields of its element that most widgets have."""
    fragment: str | None = None
    """Id of the fragment that drew it."""
    line: int | None = None
    """The script's that drew it."""

    def register(self) -> Registered:
        """Tell session state that the widget is drawn; return its value."""
        run = context.current()
        if run.captures:
            warn_cached(self.place)
        self.line, self.fragment = run.recorder.line(), run.fragment
        if self.callback is held_back:
            self.callback, self.silent = None, True
        self.check_lasts()
        return self.register_again(run)

    def check_lasts(self) -> None:
        """Look where its value is kept besides; raises for what is no such place."""
        bind, scope = self.lasts
        self.bound = None if bind is None else self._bound(bind)
        self.persist = None if scope is None else self._persisted(scope)

    def register_again(self, run: context.RunContext) -> Registered:
        """The same for a widget that an earlier run has registered with the same arguments."""
        if run.bare:
            return Registered(self.deserialize(None), False)
        run.give_way()
        registered = run.state.register(self)
        if self.key is not None:
            origin: Writer = "form" if self.form and not self.trigger else "widget"
            by: Writer = "query" if registered.of_address else origin
            run.recorder.drew(self.key, Credit(by, self.line), fresh=registered.fresh)
        return registered

    def _bound(self, bind: Any) -> Bound:
        """How its value stands in the address; raises for an argument `bind` that is none."""
        if bind != "query-params":
            raise errors.StreamlitValueError("bind", ["'query-params'", "None"])
        if self.key is None:
            raise errors.StreamlitMissingRequiredParameterError(
                "key",
                "When using bind='query-params', the widget must have a unique 'key' parameter specified. This "
                "'key' will be used as the name of the query parameter.",
            )
        return self.bound or Bound(self.kind)

    def _persisted(self, scope: Any) -> str:
        """The scope of `persist_state`; raises for what is none."""
        if scope not in SCOPES:
            raise errors.StreamlitValueError("persist_state", ["'page'", "'session'", "None"])
        if self.key is None:
            raise errors.StreamlitMissingRequiredParameterError(
                "key",
                "When using persist_state, the widget must have a unique 'key' parameter specified so its value can "
                "be preserved across reruns and page switches.",
            )
        return str(scope)

    def correct(self, value: Any) -> None:
        """Replace a value that the widget cannot have by a valid one; without a key nothing keeps it.

        (rule state-invalid-reset)
        """
        if self.key is not None:
            run = context.current()
            run.state.correct(self.key, value)
            run.recorder.drew(self.key, Credit("form" if self.form and not self.trigger else "widget", self.line))

    def reset(self, value: Any) -> None:
        """The same, where Streamlit also takes the invalid value out of the address."""
        self.correct(value)
        if self.param:
            context.current().query.remove(self.param)

    @property
    def param(self) -> str:
        """The name of its parameter in the address; empty when it is not bound."""
        return self.key or "" if self.lasts[0] is not None else ""

    def draw(self, value: Any, fields: dict[str, Json], *, set_value: bool) -> None:
        """Write the widget's element, and tell the page of its value when the script chose it."""
        self.show(self.spec(), self.fields(fields), value, set_value=set_value)

    def spec(self) -> WidgetSpec:
        """What the page is told of the widget; a value that the script set is added by `draw`."""
        run = context.current()
        return WidgetSpec(
            page=run.page_id,
            id=self.id,
            type=self.kind,
            default=self.default,
            form=self.form,
            fragment=run.fragment,
            trigger=self.trigger,
            silent=self.silent,
            waits=self.waits,
            param=self.param,
            rule=self.rule,
            live=self.live,
        )

    def fields(self, own: dict[str, Json]) -> dict[str, Json]:
        """The fields of its element, `own` being those of its kind."""
        fields = {"label": self.label, "key": self.key, **own, **self.common, "disabled": self.disabled}
        if "help" in fields:
            fields["help"] = hint(fields["help"])
        return fields

    def show(
        self, spec: WidgetSpec, fields: dict[str, Json], value: Any, *, set_value: bool, size: int | None = None
    ) -> None:
        """Write its element; `size` is what `excerpt.measure` says of the fields, where it is known."""
        run = context.current()
        if set_value:
            spec = replace(spec, value=self.serialize(value), set_value=True)
        if kind(self.kind).lists in ("only", "group"):
            spec = replace(spec, options=fields["options"])
        self.place._enqueue(self.kind, fields, widget=self.id, line=self.line, size=size, final=True)
        run.page.draw(spec)
        for capture in run.captures:
            capture.widgets[self.id] = spec


@dataclass(slots=True)
class Asked:
    """What most widgets are asked alike: a call's arguments by name, looked at in Streamlit's order."""

    place: DeltaGeneratorBase
    kind: str
    key: str | None
    callback: Callable[..., Any] | None
    given: dict[str, Any]
    label: str

    @classmethod
    def of(cls, place: DeltaGeneratorBase, kind: str, given: dict[str, Any]) -> Asked:
        """`given` are the arguments of the call by name: what `locals()` has in its first line.

        Raises for a callback in a form, for a key that cannot be, for a `label_visibility` that is none.
        """
        key, callback = to_key(given["key"]), change_handler(given["on_change"])
        check_policies(place, key, callback)
        return cls(place, kind, key, callback, given, clean_label(given["label"], given["label_visibility"]))

    def widget(
        self,
        widget_id: str,
        default: Json,
        deserialize: Callable[[Json], Any],
        serialize: Callable[[Any], Json],
        *,
        disabled: bool,
        bound: Bound | None = None,
        rule: Rule = FREE,
        live: bool = False,
        trigger: bool = False,
        text: bool = False,
        silent: bool = False,
        waits: bool = False,
    ) -> Widget:
        """The widget that was asked for; the arguments are those of `Widget`. A trigger is in no form."""
        given = self.given
        return Widget(
            self.place,
            self.kind,
            widget_id,
            self.key,
            self.label,
            default,
            deserialize,
            serialize,
            self.callback,
            given.get("args"),
            given.get("kwargs"),
            "" if trigger else self.place._current_form(),
            disabled,
            trigger,
            text,
            silent,
            waits,
            lasts=(given.get("bind"), given.get("persist_state")),
            bound=bound,
            rule=rule,
            live=live,
            common={
                "help": given.get("help"),
                "label_visibility": given.get("label_visibility", "visible" if trigger else "collapsed"),
            },
        )


def clean_label(label: object, visibility: str = "visible") -> str:
    """`label` as a text; raises for a `label_visibility` that is none."""
    text = "" if label is None else str(label)
    if visibility not in {"visible", "hidden", "collapsed"}:
        raise errors.StreamlitValueError("label_visibility", ["'visible'", "'hidden'", "'collapsed'"])
    return text


def warn_cached(place: DeltaGeneratorBase) -> None:
    text = (
        "Your script uses a widget command in a cached function\n"
        "(function decorated with `@st.cache_data` or `@st.cache_resource`).\n"
        'This code will only be called when we detect a cache "miss",\n'
        "which can lead to unexpected results.\n\n"
        "To fix this, move all widget commands outside the cached function."
    )
    line = context.current().recorder.line()
    place._enqueue("exception", {"name": "CachedWidgetWarning", "text": text, **told(line), "stack": []})
