from playground.check import App, mistake

FIELD = "Keeper's word"


def check(app: App) -> None:
    is_closed(app)
    app.must_not_show("error")
    log_in(app, "badger")
    is_closed(app)
    app.must_show("error", "That is not the word.")
    log_in(app, "otter")
    is_open(app)
    for _ in range(2):
        app.click("Feed the penguins")
        is_open(app)
        app.must_show("success", "Twelve herrings are gone.")
    app.click("Log out")
    is_closed(app)
    app.must_not_show("error")
    log_in(app, "badger")
    is_closed(app)
    app.must_show("error", "That is not the word.")
    log_in(app, "otter")
    is_open(app)
    app.must_not_show("success")
    app.reload()
    is_closed(app)


def log_in(app: App, word: str) -> None:
    app.set(FIELD, word)
    app.must_run(0)
    is_closed(app)
    app.click("Log in")


def is_open(app: App) -> None:
    app.must_show("header", "Feeding at ten")
    app.must_not_show("error")
    app.must_have("button", "Feed the penguins")
    app.must_have("button", "Log out")
    form = FIELD in app.labels() or "Log in" in app.labels()
    app.must(not form, f"{last(app)} the login form must be gone, but it is still there.", "the form is gone")


def is_closed(app: App) -> None:
    app.must(FIELD in app.labels("text_input"), f"{last(app)} the field *{FIELD}* must be there, but it is not.")
    submit = "Log in" in app.labels("form_submit_button")
    app.must(submit, f"{last(app)} there must be a form with the submit button *Log in*, but there is none.")
    app.must_not_show("header")
    app.must_not_show("success")
    more = ", ".join(f"*{label}*" for label in app.labels("button"))
    app.must(not more, f"{last(app)} there must be no button but *Log in*, but there is {more}.", "only *Log in*")


def last(app: App) -> str:
    """The last action, as the beginning of a sentence."""
    label = app.actions[-1].get("click") if app.actions else None
    return f"After a click on *{label}*," if label else "When the page has loaded,"


def enter(app: App) -> bool:
    """Log in as in a check, and say whether the plan is there."""
    app.set(FIELD, "otter")
    app.click("Log in")
    return "Feeding at ten" in app.texts("header")


@mistake(
    "wrong_every_run.py",
    """Nobody gets in: the login is kept in the session state, and the next run, which draws the page, begins with
    `inside = False`. Set it at the beginning of a session only: `if "inside" not in st.session_state:`.""",
)
def reset_in_every_run(app: App) -> bool:
    before = app.state
    return not enter(app) and not app.error and app.state == before != {} and len(set(app.writes)) < len(app.writes)


@mistake(
    "wrong_overwritten.py",
    """The next click throws the keeper out. Your line keeps the login, and then every run writes over it, and `sent` is `False` in
    all runs but one. Only write `True` when the right word was sent, and `False` at *Log out*.""",
)
def overwritten(app: App) -> bool:
    open_ = enter(app)
    app.click("Feed the penguins")
    return open_ and "Feeding at ten" not in app.texts("header") and "inside" in app.state


@mistake(
    "wrong_by_the_field.py",
    """You ask the field, and a field keeps its text: after *Log out* a click on *Log in*, without a word, opens the gate. Who is inside must be kept
    by you, in `st.session_state`, and *Log out* must change it.""",
)
def asks_the_field(app: App) -> bool:
    enter(app)
    app.click("Feed the penguins")
    stays = "Feeding at ten" in app.texts("header") and "Log in" in app.labels() and True not in app.state.values()
    app.click("Log out")
    out = "Feeding at ten" not in app.texts("header")
    app.click("Log in")
    return stays and out and "Feeding at ten" in app.texts("header")


@mistake(
    "wrong_form_stays.py",
    """The keeper is in, and the form is still there: it was drawn before the word was looked at. Call `st.rerun()` right after the login is
    kept, and the next run does not draw the form.""",
)
def form_is_still_there(app: App) -> bool:
    there = enter(app) and "Log in" in app.labels()
    app.click("Feed the penguins")
    return there and "Feeding at ten" in app.texts("header") and "Log in" not in app.labels()


@mistake(
    "wrong_out_at_the_second_click.py",
    """*Log out* does its work one click later: in its own run the gate has been passed already. Call `st.rerun()` after the change, or change it in a
    callback, which comes before the gate.""",
)
def out_too_late(app: App) -> bool:
    open_ = enter(app)
    app.click("Log out")
    still = "Feeding at ten" in app.texts("header")
    app.click("Feed the penguins")
    return open_ and still and "Feeding at ten" not in app.texts("header")
