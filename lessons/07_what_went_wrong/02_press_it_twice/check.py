from playground.check import App, mistake

LABELS = {True: "Pause", False: "Play"}
SAYS = {True: "On air: Night jazz", False: "Silence"}


def must_be(app: App, playing: bool) -> None:
    app.must_say(SAYS[playing])
    app.must_not_say(SAYS[not playing])
    app.must_have("button", LABELS[playing])
    too_many = LABELS[not playing] in app.labels("button")
    app.must(
        not too_many,
        f"While the app says *{SAYS[playing]}* there must be no button *{LABELS[not playing]}*, but there is one.",
        f"there is *{LABELS[playing]}*, and no *{LABELS[not playing]}*",
    )


def check(app: App) -> None:
    must_be(app, False)
    for playing in (True, False, True, False):
        app.click(LABELS[not playing])
        must_be(app, playing)
    app.click("Play")
    app.reload()
    must_be(app, False)


@mistake(
    "wrong_called_at_once.py",
    """The radio switches itself in every run: `on_click=switch()` calls the function there and then, because of the brackets. Name
    it without them: `on_click=switch`.""",
)
def called_at_once(app: App) -> bool:
    by_itself = app.state.get("playing") is True and app.labels("button") == ["Play"]
    app.click("Play")
    return by_itself and not app.callbacks


@mistake(
    "wrong_switched_twice.py",
    """A click switches twice: the callback starts the music, and the line below the `if` stops it again. Keep the callback, and take the
    `if` and its line away.""",
)
def switched_twice(app: App) -> bool:
    always = app.writes.count("playing") > 1
    app.click("Play")
    return not always and bool(app.callbacks) and app.writes.count("playing") == 2


@mistake(
    "wrong_only_a_key.py",
    """No click is lost any more: with a key it stays the same button, whatever its label is. But the label is one click behind, because it is
    chosen before `playing` changes. Change `playing` in a callback.""",
)
def only_a_key(app: App) -> bool:
    app.click("Play")
    behind = app.labels("button") == ["Play"] and app.state.get("playing") is True
    app.click("Play")
    return behind and app.labels("button") == ["Pause"] and app.state.get("playing") is False


@mistake(
    "wrong_turned_round.py",
    """Turned round, the label is right after the first click and wrong before it: a silent radio says *Pause*. The words were right. They are
    chosen too early: let a callback change `playing` before.""",
)
def turned_round(app: App) -> bool:
    return app.labels("button") == ["Pause"] and app.state.get("playing") is False
