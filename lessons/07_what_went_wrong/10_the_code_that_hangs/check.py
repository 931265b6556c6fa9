from playground.check import App, mistake

CARDS = {"SUMMER": 25, "WINTER": 40}
FIELD = "Code on your card"


def must_be(app: App, code: str) -> None:
    app.must_show("header", f"Gift card: {code or 'none yet'}")
    if code in CARDS:
        app.must_show("success", f"{CARDS[code]} euros are on it")
    else:
        app.must_not_show("success")
    if code and code not in CARDS:
        app.must_show("error", "We do not know this card")
    else:
        app.must_not_show("error")
    count = len(app.texts("header"))
    app.must(count == 1, f"There must be one header, but there are {count}.")


def check(app: App) -> None:
    must_be(app, "")
    for typed in ("SUMMER", "summer", " winter", "Winter ", "autumn", " summer ", ""):
        app.set(FIELD, typed)
        must_be(app, typed.strip().upper())
    app.set(FIELD, "winter")
    app.reload()
    must_be(app, "")


@mistake(
    "wrong_as_typed.py",
    """No loop any more, since what is kept is what was typed. But `summer` is not among the cards, and it should be. Clean the text before you compare and
    keep it.""",
)
def as_typed(app: App) -> bool:
    app.set(FIELD, "summer")
    return not app.error and app.text("header") == "Gift card: summer"


@mistake(
    "wrong_without_rerun.py",
    """Without `st.rerun()` nothing loops, and the header is one code behind: it was written before the field. Keep the rerun, and let the comparison
    become equal. Or write the header below the field.""",
)
def without_rerun(app: App) -> bool:
    app.set(FIELD, "summer")
    return not app.error and app.text("header") == "Gift card: none yet" and app.text("success") == "25 euros are on it"


@mistake(
    "wrong_only_once.py",
    """The first code works, and then no other: a mark in `st.session_state` that nobody takes away has ended more than the loop. The two values
    need to become equal; then no mark is needed.""",
)
def only_once(app: App) -> bool:
    app.set(FIELD, "summer")
    first = app.text("header") == "Gift card: SUMMER"
    app.set(FIELD, "winter")
    return first and not app.error and app.text("header") == "Gift card: SUMMER"


@mistake(
    "wrong_half_cleaned.py",
    """Small letters work now, and a space still hangs: you compare a text in capitals with one that has lost its spaces too. Clean both in the same
    way: once, in the line of the field.""",
)
def half_cleaned(app: App) -> bool:
    app.set(FIELD, "summer")
    small = not app.error and app.text("header") == "Gift card: SUMMER"
    app.set(FIELD, " winter")
    return small and "st.rerun" in app.error
