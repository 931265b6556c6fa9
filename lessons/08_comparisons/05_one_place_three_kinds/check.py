from playground.check import App, mistake

LINES = "Oven: off", "Oven: on", "Ready at noon"


def there(app: App) -> list[str]:
    """Which of the lines are on the page, in their order; several may stand in one element."""
    said = [(text.find(line), at, line) for at, text in enumerate(app.texts()) for line in LINES if line in text]
    return [line for _, _, line in sorted(said, key=lambda found: (found[1], found[0]))]


def below(app: App) -> list[str]:
    """Which lines stand below the button."""
    after = [str(each.get("text")) for each in app.screen[app.place("Bake") or 0 :]]
    return [line for line in LINES if any(line in text for text in after)]


def must_be(app: App, did: str, *wanted: str) -> None:
    found = there(app)
    words = ", ".join(f"`{line}`" for line in wanted) or "none of the lines"
    has = ", ".join(f"`{line}`" for line in found) or "none of them"
    app.must(found == list(wanted), f"{did} the page must show {words}, but it shows {has}.", f"the page shows {has}")
    app.must(not below(app), f"{did} the lines must stand above the button *Bake*, but they stand below it.")
    app.must_run(1)


def check(app: App) -> None:
    app.must_have("button", "Bake")
    app.must_have("button", "Clear")
    must_be(app, "When the app has loaded,", "Oven: off")
    app.click("Bake")
    must_be(app, "After a click on *Bake*,", "Oven: on", "Ready at noon")
    app.click("Clear")
    must_be(app, "After a click on *Clear*,")
    app.click("Bake")
    must_be(app, "After another click on *Bake*,", "Oven: on", "Ready at noon")


@mistake(
    "wrong_only_the_last.py",
    """`with place:` writes into the `st.empty()` itself, which has room for one element, so the last line wins. Put a container into it, and write into that:
    `with place.container():`.""",
)
def only_the_last(app: App) -> bool:
    app.click("Bake")
    return there(app) == ["Ready at noon"] and "Clear" in app.labels("button")


@mistake(
    "wrong_nothing_replaced.py",
    """A container keeps all that is written into it, so *Oven: off* stays. `place.empty()` does not clear it: it adds an empty place. Begin with `place =
    st.empty()`, and put a container into it on *Bake*.""",
)
def nothing_replaced(app: App) -> bool:
    app.click("Bake")
    return there(app) == list(LINES) and not below(app) and "Clear" in app.labels("button")


@mistake(
    "wrong_another_place.py",
    """`st.container()` and `st.empty()` make new places below the button. To write into the place that you kept free, begin with its name: `place.container()`,
    and `place.empty()`.""",
)
def another_place(app: App) -> bool:
    app.click("Bake")
    return there(app) == list(LINES) and "Oven: on" in below(app)
