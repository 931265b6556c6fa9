from playground.check import App, mistake

BUILD = {"Red": "red", "Blue": "blue"}


def check(app: App) -> None:
    history: list = [[]]
    must_be(app, history)
    for label in ("Red", "Blue", "Undo", "Undo", "Blue", "Red", "Red", "Knock down", "Undo", "Undo", "Blue", "Undo"):
        click(app, label, history)
    for label in ("Undo", "Undo", "Red", "Red", "Knock down", "Blue", "Undo", "Undo", "Undo", "Undo"):
        click(app, label, history)


def click(app: App, label: str, history: list) -> None:
    """Click, and do in `history` what the app must do."""
    app.click(label)
    if label == "Undo":
        history.pop()
    else:
        history.append([*history[-1], BUILD[label]] if label in BUILD else [])
    must_be(app, history)


def must_be(app: App, history: list) -> None:
    for label in (*BUILD, "Knock down", "Undo"):
        app.must_have("button", label)
    app.must_show_only("header", ", ".join(history[-1]) or "no block")
    left = len(history) - 1
    app.must(
        is_off(app) == (not left),
        f"{last(app)} there is {'something' if left else 'nothing'} to take back, so *Undo* must "
        f"{'not ' if left else ''}be disabled, but it is{'' if left else ' not'}.",
        "*Undo* can be clicked" if left else "*Undo* is disabled",
    )


def is_off(app: App) -> bool:
    return any(each["disabled"] for each in app.screen if each.get("label") == "Undo")


def last(app: App) -> str:
    """The last action, as the beginning of a sentence."""
    return f"After a click on *{app.actions[-1]['click']}*," if app.actions else "When the page has loaded,"


@mistake(
    "wrong_nothing_left.py",
    """With nothing to take back a click on *Undo* fails: there is nothing to `pop` from an empty list. Disable the button then, with
    `disabled=not st.session_state.history`.""",
)
def nothing_left(app: App) -> bool:
    app.click("Undo")
    return "pop from empty list" in app.error


@mistake(
    "wrong_every_run.py",
    """The history grows in every run, for the page that opens and for *Undo* itself. Keep the tower in `change`, which is called only when
    something changes.""",
)
def grows_in_every_run(app: App) -> bool:
    open_ = not is_off(app)
    app.click("Red")
    app.click("Undo")
    history = app.state.get("history")
    return open_ and not app.error and isinstance(history, list) and len(history) > 1


@mistake(
    "wrong_through_change.py",
    """*Undo* calls `change`, and that keeps the tower that is taken back. So the second *Undo* brings it back, and so on for ever. Let `undo` set
    `st.session_state.tower` itself.""",
)
def undoes_itself(app: App) -> bool:
    app.click("Red")
    app.click("Blue")
    app.click("Undo")
    one = app.text("header") == "red"
    app.click("Undo")
    return one and app.text("header") == "red, blue"


@mistake(
    "wrong_same_list.py",
    """The history has one list many times. You change the tower in place, so all entries change with it. Make a new list each time, as
    `[*tower, "red"]` does, or keep a copy: `list(st.session_state.tower)`.""",
)
def always_the_same_list(app: App) -> bool:
    app.click("Red")
    app.click("Blue")
    both = app.text("header") == "red, blue"
    app.click("Undo")
    app.click("Undo")
    return both and app.text("header") == "red, blue" and app.state.get("history") == []


@mistake(
    "wrong_too_late.py",
    """The first *Undo* changes nothing: you keep the tower after it has changed, so the last entry is what stands there already. Keep
    it first, then change it.""",
)
def kept_too_late(app: App) -> bool:
    app.click("Red")
    built = app.text("header") == "red"
    app.click("Undo")
    return built and app.text("header") == "red" and not app.error


@mistake(
    "wrong_only_the_last_block.py",
    """*Undo* takes the top block away. That is the reverse of *Red* and *Blue*, but not of *Knock down*: after that one, the whole
    tower must come back. Keep what was there before each change.""",
)
def only_a_block(app: App) -> bool:
    app.click("Red")
    app.click("Blue")
    app.click("Undo")
    one = app.text("header") == "red"
    app.click("Blue")
    app.click("Knock down")
    if not is_off(app):
        app.click("Undo")
    return one and app.text("header") == "no block" and not keeps_towers(app)


def keeps_towers(app: App) -> bool:
    """Whether there is a list of lists in session state."""
    return any(isinstance(value, list) and any(isinstance(each, list) for each in value) for value in app.state.values())


@mistake(
    "wrong_once.py",
    """One step back works, the second does not: there is room for one tower only. Keep all of them, in a list: `append` at each
    change, `pop` at each *Undo*.""",
)
def only_once(app: App) -> bool:
    app.click("Red")
    app.click("Blue")
    app.click("Undo")
    return app.text("header") == "red" and is_off(app)
