from playground.check import App, mistake


def check(app: App) -> None:
    app.must_show("header", "Guests: 0")
    for count, name in enumerate(["Ada", "Grace", "Mary"], start=1):
        app.set("Name", name)
        app.must_run(0)
        app.click("Invite")
        app.must_run(1)
        calls = len(app.callbacks)
        app.must(calls == 1, f"The click on *Invite* must call one callback, but it called {calls or 'none'}.")
        app.must_show("header", f"Guests: {count}")
        listed = said(app, name)
        app.must(listed == 1, f"After *Invite* the list must name {name} once, but it says `{name}` {listed} times.")
    app.must(said(app, "Ada") == 1, "Ada must stay on the list when others are invited.", "all three are on the list")
    headers = len(app.texts("header"))
    app.must(headers == 1, f"There must be one header, but there are {headers}.")
    app.must(app.is_above("header", "Name"), "The header must stand above the form.")


def said(app: App, name: str) -> int:
    return sum(text.count(name) for text in app.texts())


@mistake(
    "wrong_on_change.py",
    """A field in a form may have no `on_change`: the form keeps its changes back, so there is nothing to call anybody for. The
    callback belongs to the button: `on_click=invite`.""",
)
def at_the_field(app: App) -> bool:
    return "on_change" in app.error or "callback" in app.error.casefold()


@mistake(
    "wrong_args.py",
    """The callback is called, with the name of the run before: `args=(guest,)` was packed when the script drew the button, and the
    new name had not arrived then. Give the field a key, and read `st.session_state` in the callback.""",
)
def packed_too_early(app: App) -> bool:
    app.set("Name", "Ada")
    app.click("Invite")
    empty = said(app, "Ada") == 0
    app.set("Name", "Grace")
    app.click("Invite")
    return empty and bool(app.callbacks) and said(app, "Ada") == 1 and said(app, "Grace") == 0


@mistake(
    "wrong_twice.py",
    """Each name is put on the list twice: by the callback, and by the `if` below the form. The callback does it alone; take the `if`
    away.""",
)
def two_do_it(app: App) -> bool:
    app.set("Name", "Ada")
    app.click("Invite")
    return bool(app.callbacks) and said(app, "Ada") == 2


@mistake(
    "wrong_rerun.py",
    """The header is right, at the price of a second run. A callback is called before the header is written, so one run is
    enough: `on_click=` of the submit button.""",
)
def by_another_run(app: App) -> bool:
    app.set("Name", "Ada")
    app.click("Invite")
    return app.causes == ["form", "rerun"] and app.text("header") == "Guests: 1"
