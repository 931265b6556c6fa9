"""Scripts of one widget with the label "W": used, refused, and called wrongly."""

from __future__ import annotations

from typing import Any

import pytest

from playground.runtime import ActionError

from .app import App

IMPORTS = "import streamlit as st; from datetime import date, time, datetime, timedelta"


def use(call: str, first: str, shown: Any, sent: Any, then: str, key: str = "") -> None:
    """The widget gives `first` and shows `shown`; once its user has set it to `sent`, it gives `then`.

    Set to what it shows, it causes no run (rule run-no-change).
    """
    named = f", key={key!r}" if key else ""
    app = App(f"{IMPORTS}\nst.text(repr({call[:-1]}{named})))")
    assert app.shown[1] == first
    assert app.widget("W")["value"] == shown
    assert app.widget("W")["key"] == (key or None)
    assert app.set("W", shown).runs == ()
    app.set("W", sent)
    if sent != shown:
        assert (app.run.cause, app.run.trigger) == ("widget", "W")
    assert app.shown[1] == then
    assert app.set("W", app.widget("W")["value"]).runs == ()


def refused(call: str, value: Any, message: str) -> None:
    """No user can set the widget to `value`: the error says so, and nothing has changed."""
    app = App(f"{IMPORTS}\n{call}")
    before = app.session.screen()
    with pytest.raises(ActionError) as error:
        app.set("W", value)
    assert message in str(error.value)
    assert app.session.screen() == before
    assert app.session.actions == []


def raised(call: str) -> str:
    """The error of a wrong call: its name and its words. It is the call's own, and what stands above it stays."""
    app = App(f"{IMPORTS}\nst.text('before')\n{call}")
    assert app.shown[0] == "before"
    assert app.error.startswith("line 3: ")
    return app.error.removeprefix("line 3: ")


class Used:
    """The tests of a module's widgets. Its tables say what is tried; `conftest.py` in `widgets/` reads them.

    `WIDGETS` holds calls with what `use` wants to know of each, `REFUSED` calls with a value and words of the refusal,
    `ERRORS` wrong calls with a part of the error.
    """

    @pytest.mark.parametrize("key", ["", "k"], ids=["no key", "key"])
    def test_what_page_and_script_have_of_it(self, widget: tuple[Any, ...], key: str) -> None:
        use(*widget, key)

    def test_a_value_that_no_user_can_give_is_refused_and_nothing_changed(self, refusal: tuple[Any, ...]) -> None:
        refused(*refusal)

    def test_wrong_arguments_are_streamlits_errors(self, wrong: tuple[str, str]) -> None:
        call, error = wrong
        assert error in raised(call)
