"""The browser's part in a rerun: what the page remembers of each widget, and what it sends.

The server never sees a pending form value, and a widget set to what it already shows sends
nothing (rules form-pending-stays, form-clear-on-submit, run-no-change and state-delete-live-key).
Values here are page values: what an input holds, as JSON (an option is its text). Both engines use this model.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from playground.facts.elements import kind

from ..arguments.rules import FREE, Rule
from ..trace.values import Json
from . import address
from .query import Query
from .uploads import Uploads


@dataclass(slots=True)
class WidgetSpec:
    """What the page was told of a widget when it was last drawn."""

    id: str
    type: str
    default: Json
    value: Json = None
    set_value: bool = False
    """True when the script chose the value (session state) and the page must adopt it."""
    form: str = ""
    fragment: str | None = None
    trigger: bool = False
    """True for buttons: they have no value that lasts."""
    page: str = ""
    """The page of a multipage app that it is on; empty for what the script itself draws."""
    silent: bool = False
    """True for a download whose click sends nothing."""
    waits: bool = False
    """True for what the page sends nothing of before it was used."""
    opening: bool = False
    """True for a container that tells of its opening: `value` is whether it is open, or the label of the open tab."""
    param: str = ""
    """The parameter of the address that its value is bound to."""
    rule: Rule = FREE
    """What its value must be for the page to send it."""
    live: bool = False
    """True for a text field that sends what is typed at each pause of the typing."""
    options: Sequence[str] | None = None
    """The texts that can be chosen, of a widget that shows nothing else."""


_KEEPING: Final = ("text_input", "number_input")
"""The fields that go on showing an unsent text when the script sets another value."""


@dataclass(frozen=True, slots=True)
class _Draft:
    """A text that a field shows and has not sent, and the value that it had before."""

    value: Json
    base: Json


@dataclass(frozen=True)
class FormSpec:
    """A form on the page."""

    id: str
    clear_on_submit: bool = False


@dataclass(frozen=True)
class Message:
    """What the page sends to the server: every committed widget value, in the order first set."""

    values: dict[str, Json]
    trigger: str | None
    source: str
    """The id of the widget that was used."""
    fragment: str | None
    form: str


class Page:
    """One browser tab's memory of widget values.

    `draw` is told of each widget as it is written, `settle` when a run has ended normally;
    `use` returns the message an action makes the page send, or None.
    """

    def __init__(self, query: Query | None = None) -> None:
        """`query` has the address that the page is at."""
        self._query = query or Query()
        self.uploads = Uploads()
        """The files that were given up here, as the server has them."""
        self._committed: dict[str, Json] = {}
        self._pending: dict[str, dict[str, Json]] = {}
        """What the user did in each form since its last submit."""
        self._shown: dict[str, Json] = {}
        self._drafts: dict[str, _Draft] = {}
        """What fields outside forms show that was not sent: still being typed, or kept back."""
        self._told: set[str] = set()
        """The fields that say what their value lacks."""
        self._typing = ""
        """The field that the user is typing in."""
        self._widgets: dict[str, WidgetSpec] = {}
        self._forms: dict[str, FormSpec] = {}

    def add_form(self, form: FormSpec) -> None:
        self._forms[form.id] = form

    def draw(self, widget: WidgetSpec) -> None:
        """A run wrote `widget`: mount it, or adopt the value the script set.

        What the script sets in a form is committed at once, and shown; what the user typed there
        before stays pending below it and is what the next submit sends.
        """
        before = self._widgets.get(widget.id)
        self._widgets[widget.id] = widget
        if widget.opening:
            self._open(widget, before)
        if widget.trigger or widget.opening:
            return
        if widget.id not in self._shown:
            start = widget.value if widget.set_value else widget.default
            known = self._committed.get(widget.id, start)
            self._shown[widget.id] = self._pending.get(widget.form, {}).get(widget.id, known)
            if not widget.waits:
                self._committed[widget.id] = self._shown[widget.id]
        before = self._shown[widget.id]
        if widget.set_value:
            self._shown[widget.id] = self._committed[widget.id] = widget.value
            if widget.id in self._told and widget.type not in _KEEPING:
                self._forget(widget.id)
        if widget.options is not None:
            self._choose(widget, widget.options, before)

    def _choose(self, widget: WidgetSpec, options: Sequence[str], before: Json) -> None:
        """A widget was drawn that shows nothing but options: hold what the browser makes of what the script says.

        A group of pills that showed none of its options takes what it is chosen, or else its default.
        """
        chosen = widget.value if widget.set_value else None
        if widget.type == "select_slider" and chosen is not None:
            self._shown[widget.id] = self._committed[widget.id] = _at_options(chosen, widget.default, options)
        elif kind(widget.type).lists == "group" and before and not any(each in options for each in before):
            self._shown[widget.id] = self._committed[widget.id] = chosen or widget.default

    def _open(self, widget: WidgetSpec, before: WidgetSpec | None) -> None:
        """A container was drawn: the page looks only whether the script says something else than the last time."""
        if before is None or widget.id not in self._shown:
            self._shown[widget.id] = widget.value
        elif widget.value != before.value:
            self._shown[widget.id] = self._committed[widget.id] = widget.value

    def shown_value(self, widget_id: str) -> Json:
        """The value the widget shows.

        What is chosen may be no option any more: a slider stands at its default then and a radio at none, while the
        page goes on sending what was chosen.
        """
        if widget_id in self._drafts:
            return self._drafts[widget_id].value
        widget = self._widgets[widget_id]
        value = self._shown.get(widget_id, widget.default)
        if widget.options is None:
            return value
        if widget.type == "select_slider":
            return _at_options(value, widget.default, widget.options)
        if kind(widget.type).lists == "group":
            return [each for each in value or () if each in widget.options]
        return value if value in widget.options else None

    def problem(self, widget_id: str) -> str | None:
        """What the widget says of the value that it shows; None for nothing."""
        rule = self._widgets[widget_id].rule
        return rule.broken or (rule.problem(self.shown_value(widget_id)) if widget_id in self._told else None)

    def pending(self, widget_id: str) -> Json:
        """What the user set in a form since its last submit; None for nothing."""
        return self._pending.get(self._widgets[widget_id].form, {}).get(widget_id)

    def spec(self, widget_id: str) -> WidgetSpec:
        return self._widgets[widget_id]

    def spec_of(self, widget_id: str) -> WidgetSpec | None:
        return self._widgets.get(widget_id)

    def unsent(self) -> dict[str, tuple[Json, Json]]:
        """What widgets show and have not sent, each with what was sent last: drafts, and what waits in forms."""
        drafts = {widget_id: draft.value for widget_id, draft in self._drafts.items()}
        for waiting in self._pending.values():
            drafts.update(waiting)
        sent = {widget_id: self._committed.get(widget_id) for widget_id in drafts}
        return {known: (value, sent[known]) for known, value in drafts.items() if not _same(value, sent[known])}

    def specs(self) -> dict[str, WidgetSpec]:
        """All widgets on the page, and what it was told of them: a copy."""
        return dict(self._widgets)

    def settle(self, active: set[str]) -> None:
        """A run ended and stale elements are gone: forget widgets that are not on the page."""
        self._told &= active
        for values in (self._committed, self._shown, self._drafts, *self._pending.values()):
            for widget_id in [known for known in values if known not in active]:
                del values[widget_id]
        self._widgets = {key: spec for key, spec in self._widgets.items() if key in active}

    def set(self, widget_id: str, value: Json) -> Message | None:
        """The user gave a widget a value, and is done with it. In a form it stays pending; the same value sends
        nothing, and neither does one that the widget keeps back.
        """
        widget = self._widgets[widget_id]
        if kind(widget.type).takes == "files":
            value = self.uploads.send(value, self.shown_value(widget_id))
        elif kind(widget.type).takes == "message":
            value = self.uploads.send_message(value)
        if widget_id == self._typing:
            self._typing = ""
        if widget.trigger:
            message = self._message(widget, trigger=None)
            return replace(message, values={**message.values, widget_id: value})
        if value is None and widget.type == "number_input":
            value = widget.default  # one that is emptied begins anew
        if widget.form:
            return self._commit(widget, value)
        if self._keeps_back(widget, value):
            self._told.add(widget_id)
            return None
        self._told.discard(widget_id)
        return self._commit(widget, value)

    def type(self, widget_id: str, text: str) -> Message | None:
        """The user typed into a text field, and is still in it. A live one sends it, as far as it may.

        In a form what is typed is pending at once.
        """
        widget = self._widgets[widget_id]
        if widget.form:
            return self.set(widget_id, text)
        self._typing = widget_id
        self._told.discard(widget_id)
        if widget.live and not self._keeps_back(widget, text):
            return self._commit(widget, text)
        self._drafts[widget_id] = _Draft(text, self._base(widget_id))
        if widget.live and not widget.rule.lacks(text):
            self._told.add(widget_id)
        return None

    def blur(self, to: str = "") -> Message | None:
        """The user goes on to something else, the widget `to`: what is left in the field typed in is sent."""
        typed, self._typing = self._typing, ""
        if typed in ("", to) or typed not in self._drafts:
            return None
        return self.set(typed, self._drafts[typed].value)

    def _base(self, widget_id: str) -> Json:
        draft = self._drafts.get(widget_id)
        return self._shown.get(widget_id, self._widgets[widget_id].default) if draft is None else draft.base

    def _keeps_back(self, widget: WidgetSpec, value: Json) -> bool:
        """Whether the page keeps a value to itself, and only shows it."""
        if widget.rule.problem(value) is None:
            return False
        self._drafts[widget.id] = _Draft(value, self._base(widget.id))
        return True

    def _forget(self, widget_id: str) -> None:
        self._drafts.pop(widget_id, None)
        self._told.discard(widget_id)

    def _commit(self, widget: WidgetSpec, value: Json) -> Message | None:
        """Take over a new value; None if it equals the old one.

        The front end does not always compare with what it shows: a text field compares with what it was given last.
        """
        before = self._base(widget.id) if widget.type == "text_input" else self._shown.get(widget.id, widget.default)
        if _same(before, value):
            self._drafts.pop(widget.id, None)
            return None
        self._forget(widget.id)
        widget_id = widget.id
        self._shown[widget_id] = value
        self._write(widget, value)
        if widget.form:
            self._pending.setdefault(widget.form, {})[widget_id] = value
            return None
        self._committed[widget_id] = value
        return None if widget.silent else self._message(widget, trigger=None)

    def click(self, widget_id: str) -> Message | None:
        """The user clicked a button; a submit button commits its form's values first (rule form-sends-together)."""
        widget = self._widgets[widget_id]
        if widget.silent:
            return None
        if not widget.form:
            return self._message(widget, trigger=widget_id)
        if self._blocks(widget.form):
            return None
        self._committed.update(self._pending.pop(widget.form, {}))
        message = self._message(widget, trigger=widget_id)
        form = self._forms.get(widget.form)
        if form is not None and form.clear_on_submit:
            self._clear(widget.form)
        return message

    def _blocks(self, form: str) -> bool:
        """Whether a form cannot be submitted: all of its fields that lack something say so, disabled ones too."""
        lacking = [
            each.id
            for each in self._widgets.values()
            if each.form == form and not each.trigger and each.rule.problem(self.shown_value(each.id)) is not None
        ]
        self._told.update(lacking)
        return bool(lacking)

    def _clear(self, form: str) -> None:
        """The form's widgets show their defaults again, as if the user had set them (rule form-clear-on-submit)."""
        for other in self._widgets.values():
            if other.form == form and not other.trigger:
                self._forget(other.id)
                self._shown[other.id] = other.default
                self._write(other, other.default)
                self._pending.setdefault(form, {})[other.id] = other.default

    def _write(self, widget: WidgetSpec, value: Json) -> None:
        """The user gave a widget a value: it is in the address at once where the widget is bound to it."""
        if widget.param:
            query = self._query
            query.address = address.with_value(query.address, widget.param, widget.type, value, widget.default)

    def leave(self, query: str | None, *, stays: bool = False) -> dict[str, Json]:
        """The user goes to another page, or asks for the one where the browser `stays`: only the values of widgets
        that stay are sent.

        The address of another page is what the link says, and what is bound to widgets.
        """
        if not stays:
            bound = {widget.param for widget in self._widgets.values() if widget.param}
            kept = address.keep_only(self._query.address, bound)
            self._query.address = "&".join(part for part in (query, kept) if part)
        self._query.post()
        if stays and query is not None:
            self._query.sent = query
        return {known: value for known, value in self._committed.items() if not self._widgets[known].page}

    def timer(self, fragment: str) -> Message:
        """A fragment's `run_every` came round."""
        self._query.post()
        return Message(dict(self._committed), None, "", fragment, "")

    def _message(self, widget: WidgetSpec, trigger: str | None) -> Message:
        self._query.post()
        return Message(dict(self._committed), trigger, widget.id, widget.fragment, widget.form)


def _at_options(texts: Json, default: Json, options: Sequence[str]) -> Json:
    """The ends of a slider over `options`, by their texts; for an end that is none of them, the default's."""
    defaults = default if isinstance(default, list) else [default]
    ends = texts if isinstance(texts, list) else [texts]
    first = options[0] if options else ""
    found = [
        text if text in options else defaults[number] if number < len(defaults) else first
        for number, text in enumerate(ends)
    ]
    return found[0] if len(found) == 1 else found


def _same(shown: Any, value: Any) -> bool:
    return shown == value and isinstance(shown, bool) == isinstance(value, bool)
