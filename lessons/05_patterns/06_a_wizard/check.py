from playground.check import App, mistake

FIELDS = {1: "Bread", 2: "Sauce"}


def shown(app: App, label: str) -> str:
    """What the field with this label shows, empty when it is not there."""
    value = next((each.get("value") for each in app.screen if each.get("label") == label), None)
    return str(value[0]) if isinstance(value, list) and len(value) == 1 else str(value or "")


def check(app: App) -> None:
    at(app, 1)
    enter(app, "Rye", "Pesto")
    app.must_show("markdown", "Rye with Pesto")
    for label, step in (("Back", 2), ("Back", 1), ("Next", 2), ("Next", 3)):
        move(app, label, step)
        holds(app, "Rye", "Pesto")
    move(app, "Back", 2)
    app.set("Sauce", "Chili")
    holds(app, "Rye", "Chili")
    move(app, "Back", 1)
    holds(app, "Rye", "Chili")
    app.set("Bread", "Bagel")
    app.set("Bread", "Ciabatta")
    for label, step in (("Next", 2), ("Back", 1), ("Next", 2), ("Next", 3)):
        move(app, label, step)
        holds(app, "Ciabatta", "Chili")


def enter(app: App, bread: str, sauce: str) -> None:
    """Go from step 1 to step 3."""
    app.set("Bread", bread)
    move(app, "Next", 2)
    app.set("Sauce", sauce)
    move(app, "Next", 3)


def move(app: App, label: str, step: int) -> None:
    app.click(label)
    at(app, step)


def at(app: App, step: int) -> None:
    app.must_show_only("header", f"Step {step} of 3")
    for label, there in (("Back", step > 1), ("Next", step < 3)):
        is_there = label in app.labels("button")
        app.must(
            is_there == there,
            f"In step {step} there must be {'a' if there else 'no'} button *{label}*, but there is {'one' if is_there else 'none'}.",
        )
    for number, label in FIELDS.items():
        is_there = label in app.labels()
        app.must(
            is_there == (number == step),
            f"The field *{label}* belongs to step {number}, but in step {step} it is {'there' if is_there else 'not there'}.",
        )


def holds(app: App, bread: str, sauce: str) -> None:
    """What was entered is in the field, or in the last step's text."""
    for label, value in (("Bread", bread), ("Sauce", sauce)):
        if label in app.labels():
            found = shown(app, label)
            app.must(
                found == value,
                f"You come back to *{label}*, and it must still be `{value}`, but it is `{found or 'empty'}`.",
                f"*{label}* is still `{value}`",
            )
    if app.text("header") == "Step 3 of 3":
        app.must_show("markdown", f"{bread} with {sauce}")


def forgets(app: App) -> bool:
    """Whether step 3 has no bread any more."""
    enter(app, "Rye", "Pesto")
    return "Rye with Pesto" not in app.texts("markdown")


@mistake(
    "wrong_not_asked.py",
    """These lines read a key that is not there when the app opens. And you need not carry the values yourself: the fields can do it, with
    `persist_state="session"`.""",
)
def nothing_there_yet(app: App) -> bool:
    return "has no attribute" in app.error or "has no key" in app.error


@mistake(
    "wrong_back_late.py",
    """*Back* works one click later: `step` was read at the top of the script, and the button changed it below. A callback is called before
    the script, as with *Next*: `on_click=go`.""",
)
def back_is_late(app: App) -> bool:
    app.click("Next")
    app.click("Back")
    return app.text("header") == "Step 2 of 3" and len(app.runs) == 1


@mistake(
    "wrong_before_the_first.py",
    """In the first step *Back* leads to step 0. Draw it only `if step > 1:`.""",
)
def before_the_first(app: App) -> bool:
    app.click("Back")
    return app.text("header") == "Step 0 of 3"


@mistake(
    "wrong_only_a_copy.py",
    """The last step knows what was entered, and the field has forgotten it: each time *Bread* is drawn again, it begins empty,
    and your line stores that. The field itself must be kept: a key, and `persist_state="session"`.""",
)
def only_a_copy(app: App) -> bool:
    if forgets(app):
        return False
    app.click("Back")
    app.click("Back")
    return app.text("header") == "Step 1 of 3" and not shown(app, "Bread")


@mistake(
    "wrong_set_once.py",
    """You give the two keys a first value, and they do not stay: when their field is not drawn, the clean-up takes them away, whoever made
    them. Tell the fields to stay, with `persist_state="session"`.""",
)
def set_once(app: App) -> bool:
    before = dict(app.state)
    return forgets(app) and {"bread", "sauce"} <= set(before)


@mistake(
    "wrong_forgets.py",
    """*Back* is right. But each step throws away what the one before has asked: its field is not drawn any more. Give both fields
    `persist_state="session"`.""",
)
def still_forgets(app: App) -> bool:
    if not forgets(app):
        return False
    app.click("Back")
    app.click("Back")
    return app.text("header") == "Step 1 of 3" and not shown(app, "Bread")
