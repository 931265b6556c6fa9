from playground.check import App, mistake

START = ["Ada", "Grace"]
KNOWN = [*START, "Linus", "Margaret", "Barbara"]


def must_be(app: App, guests: list[str]) -> None:
    app.must_show("header", f"{len(guests)} guests")
    shown = [text for text in app.texts() if text in KNOWN]
    app.must(
        sorted(shown) == sorted(guests),
        f"The app must list {in_words(guests)}, but it lists {in_words(shown)}.",
        f"it lists {in_words(guests)}",
    )


def in_words(guests: list[str]) -> str:
    return f"`{', '.join(guests)}`" if guests else "nobody"


def check(app: App) -> None:
    must_be(app, START)
    app.click("Invite")
    must_be(app, [*START, "Linus"])
    app.set("Who else?", "Barbara")
    must_be(app, [*START, "Linus"])
    app.click("Invite")
    must_be(app, [*START, "Linus", "Barbara"])
    app.click("Clear the list")
    must_be(app, [])
    app.click("Invite")
    must_be(app, ["Barbara"])
    app.reload()
    must_be(app, START)


@mistake(
    "wrong_if_without_brackets.py",
    """Here it is the other way round: in an `if` the line has to call the function, `clear()`. Without brackets it only names it, and
    Streamlit shows what it is. Brackets in an `if`, none after `on_click=`.""",
)
def named_in_an_if(app: App) -> bool:
    app.click("Clear the list")
    return any(each["type"] == "help" for each in app.screen) and app.state.get("guests") == START


@mistake(
    "wrong_lambda.py",
    """Your `lambda` is called at the click, but it only names `clear` and does not call it. Write `on_click=clear`; a `lambda` is not
    needed.""",
)
def lambda_that_names(app: App) -> bool:
    app.click("Clear the list")
    return app.callbacks == ["<lambda>"] and not app.writes and app.state.get("guests") == START


@mistake(
    "wrong_taken_away.py",
    """Nobody empties the list now, and *Clear the list* does not either: it has nothing to call. Give it the function, without brackets:
    `on_click=clear`.""",
)
def nothing_to_call(app: App) -> bool:
    app.click("Clear the list")
    return not app.callbacks and not app.writes and app.text("header") == "2 guests"


@mistake(
    "wrong_at_the_end.py",
    """The list is empty after the click, but the header and the names were written before. A callback comes before all of them:
    `on_click=clear`.""",
)
def at_the_end(app: App) -> bool:
    app.click("Clear the list")
    return app.state.get("guests") == [] and app.text("header") == "2 guests"
