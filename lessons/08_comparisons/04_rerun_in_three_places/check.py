from playground.check import App, mistake


def scopes(app: App) -> list[str]:
    return [run["scope"] for run in app.runs]


def must_count(app: App, shots: int) -> None:
    app.must_show_only("header", f"Shots: {shots}")
    app.must(app.is_above("header", "Snap"), "The header must stand above *Snap*, but it stands below it.")


def check(app: App) -> None:
    must_count(app, 0)
    app.must_have("button", "Snap")
    for shots in (1, 2, 3):
        app.click("Snap")
        must_count(app, shots)
        whole = scopes(app).count("app")
        app.must(
            not whole,
            f"A click on *Snap* must run the fragment only, but it causes {whole} run{'s' if whole > 1 else ''} of the whole page.",
            "the fragment ran, and nothing else",
        )


@mistake(
    "wrong_number_from_outside.py",
    """The header is in the fragment, but the number in it comes from outside. In a run of the fragment, variables of the script are as the last
    full run left them. Count and read `st.session_state.shots` in the fragment.""",
)
def number_from_outside(app: App) -> bool:
    for _ in range(3):
        app.click("Snap")
    written = {each["line"] for each in app.screen if each["type"] == "header"}
    stuck = app.text("header") in ("Shots: 0", "Shots: 1") and app.state.get("shots") == 1
    return scopes(app) == ["fragment"] and bool(app.lines & written) and stuck


@mistake(
    "wrong_header_outside.py",
    """The shots are counted, see *Session state*, but the header stands outside the fragment, and a run of the fragment does not write it. Move it into
    `camera`.""",
)
def header_outside(app: App) -> bool:
    for _ in range(3):
        app.click("Snap")
    written = {each["line"] for each in app.screen if each["type"] == "header"}
    return scopes(app) == ["fragment"] and not app.lines & written and app.text("header") == "Shots: 0"


@mistake(
    "wrong_one_click_late.py",
    """The header is one click late: `camera` writes it before it asks the button. Keep its place with `box = st.container()`, and write
    `box.header(…)` at the end of `camera`.""",
)
def one_click_late(app: App) -> bool:
    for _ in range(3):
        app.click("Snap")
    return scopes(app) == ["fragment"] and app.text("header") == "Shots: 2"


@mistake(
    "wrong_still_the_page.py",
    """The header is in the fragment now, and still each click runs the whole page: a bare `st.rerun()` means the whole app. Take it out, and write the
    header after the button.""",
)
def still_the_page(app: App) -> bool:
    app.click("Snap")
    written = [each["line"] for each in app.screen if each["type"] == "header"]
    return scopes(app) == ["fragment", "app"] and any(line in app.runs[0]["lines"] for line in written)
