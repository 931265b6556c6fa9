from playground.check import App, mistake


def check(app: App) -> None:
    app.must_show("header", "Title")
    app.must(
        "Foo" not in app.state.values(),
        "When the app has loaded, nobody has clicked, but `Foo` is in session state already.",
        "`Foo` is not in session state",
    )
    app.must(app.is_above("header", "Foo"), "The header must be on the page, above the button *Foo*.")
    app.click("Foo")
    app.must_show("header", "Foo")
    app.must_run(1)
    app.must(app.is_above("header", "Foo"), "The header must stay above the button *Foo*.", "the header is above *Foo*")
    app.click("Foo")
    app.must_show("header", "Foo")


@mistake(
    "wrong_without_rerun.py",
    """Without `st.rerun()` the header is one click late: the state changes, but this run has written the header
    before. Either change the state before the script begins, as *Callback* does, or write the header after the
    button, into a place above it, as *Container* does.""",
)
def one_click_late(app: App) -> bool:
    app.click("Foo")
    late = app.text("header") == "Title" and app.state.get("value") == "Foo"
    app.click("Foo")
    return late and app.text("header") == "Foo"


@mistake(
    "wrong_called_at_once.py",
    """`on_click=update_value()` calls the function where it stands, in the very first run, with no click at all: look at *Session
    state* after *Run*. Hand the function over without calling it: `on_click=update_value`.""",
)
def called_at_once(app: App) -> bool:
    return app.text("header") == "Title" and app.state.get("value") == "Foo"


@mistake(
    "wrong_header_below.py",
    """One run, and the right text, but the header has moved below the button. Keep its place free first: `container =
    st.container()` above the button, then `container.header(...)` after it.""",
)
def header_below(app: App) -> bool:
    return app.is_above("Foo", "header")
