from playground.check import App, mistake

BOX, FIELD = "It is a gift", "Words on the card"


def words(app: App) -> str:
    return next((str(each["value"]) for each in app.screen if each.get("label") == FIELD), "")


def card_says(app: App, text: str) -> None:
    app.must(FIELD in app.labels(), f"There must be a field *{FIELD}* while *{BOX}* is ticked, but there is none.")
    app.must(
        words(app) == text,
        f"The field *{FIELD}* must show `{text or ' '}`, but it shows `{words(app) or ' '}`.",
        f"the field shows `{text}`" if text else "the field is empty",
    )
    app.must_show_only("header", f"Card: {text}".strip())


def no_field(app: App) -> None:
    app.must(
        FIELD not in app.labels(),
        f"While *{BOX}* is not ticked, the field *{FIELD}* must be hidden, but it is there.",
        "the field is hidden",
    )
    app.must_show_only("header", "No card")


def check(app: App) -> None:
    no_field(app)
    app.set(BOX, True)
    card_says(app, "")
    for text in ("Hi", "Hello"):
        app.set(FIELD, text)
        card_says(app, text)
    for text in ("Hello", "Well done"):
        app.set(BOX, False)
        no_field(app)
        app.click("Wrap it")
        no_field(app)
        app.set(BOX, True)
        card_says(app, text)
        app.set(FIELD, "Well done")
        card_says(app, "Well done")
    app.reload()
    no_field(app)
    app.set(BOX, True)
    card_says(app, "")


@mistake(
    "wrong_no_key.py",
    """`persist_state` keeps the value under the field's key, and this field has lost its key. Give it both:
    `key="card", persist_state="session"`.""",
)
def without_a_key(app: App) -> bool:
    app.set(BOX, True)
    return "persist_state" in app.error and "key" in app.error


@mistake(
    "wrong_only_disabled.py",
    """A field that is always drawn is never forgotten, that is true. But now it is on the page for those who have no gift. Draw it below
    `if gift:` again, and have its value kept.""",
)
def always_drawn(app: App) -> bool:
    return BOX in app.labels() and FIELD in app.labels()


@mistake(
    "wrong_default_from_state.py",
    """The words are kept, but every second change is lost. A field without a key is known by its arguments, so
    another `value=` makes another field. What was just typed belonged to the old one. Give it `key="card"`, and no `value=`.""",
)
def every_second_is_lost(app: App) -> bool:
    app.set(BOX, True)
    app.set(FIELD, "Hi")
    first = words(app) == "Hi"
    app.set(FIELD, "Hello")
    return first and words(app) == "Hi"


@mistake(
    "wrong_set_to_empty.py",
    """You give `card` a first value, and the clean-up still comes: it takes the key out when the field is hidden. Then your line
    finds no key and puts the empty text there. The words themselves must be kept, by `persist_state="session"`.""",
)
def set_to_empty(app: App) -> bool:
    began = app.state.get("card") == ""
    app.set(BOX, True)
    app.set(FIELD, "Hi")
    app.set(BOX, False)
    app.set(BOX, True)
    return began and FIELD in app.labels() and words(app) == ""
