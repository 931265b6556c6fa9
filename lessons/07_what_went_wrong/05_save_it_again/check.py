from playground.check import App, mistake

START = {"Street": "1 Mill Lane", "Town": "Bath"}


def fields(app: App) -> dict[str, object]:
    return {each["label"]: each["value"] for each in app.screen if each.get("label") in START}


def must_be(app: App, address: dict[str, str]) -> None:
    app.must_show("header", f"Deliver to {address['Street']}, {address['Town']}")
    for label, text in address.items():
        shown = fields(app).get(label)
        app.must(
            shown == text,
            f"*{label}* must show `{text}` now, but it shows `{shown or 'nothing'}`.",
            f"*{label}* shows `{text}`",
        )


def save(app: App, **changes: str) -> None:
    for label, text in changes.items():
        app.set(label, text)
        app.must_run(0)
    app.click("Save")


def check(app: App) -> None:
    address = dict(START)
    must_be(app, address)
    for changes in (
        {"Street": "2 Hill Road"},
        {"Street": "3 Park Street"},
        {"Street": "4 Bridge Row", "Town": "Wells"},
        {"Street": "5 Old Quay", "Town": "York"},
        {"Town": "Ely"},
        {},
        {"Street": "1 Mill Lane", "Town": "Bath"},
    ):
        save(app, **changes)
        address |= changes
        must_be(app, address)
    app.reload()
    must_be(app, START)


@mistake(
    "wrong_key_and_assignment.py",
    """With a key the field writes its value into `st.session_state` itself, and once it is drawn nobody else may. Take the block below
    `if saved:` away: what it did is done.""",
)
def assigned_too(app: App) -> bool:
    save_anyway(app, "2 Hill Road", "Wells")
    return "cannot be modified after the widget" in app.error


@mistake(
    "wrong_without_a_form.py",
    """No text is lost, but there is no form any more: each field starts a run of its own, and *Save* has nothing to send. Keep the
    fields and the submit button in `with st.form(…):`.""",
)
def without_a_form(app: App) -> bool:
    app.set("Street", "2 Hill Road")
    return len(app.runs) == 1


@mistake(
    "wrong_no_first_value.py",
    """Each *Save* counts now, but the fields begin empty. Put the first address under the fields' keys, above the form, in the first run only: lines 3
    to 5 of the script did that.""",
)
def begins_empty(app: App) -> bool:
    empty = set(fields(app).values()) <= {"", None} and START["Street"] not in app.text("header")
    save_anyway(app, "2 Hill Road", "Wells")
    save_anyway(app, "3 Park Street", "York")
    return empty and fields(app) == {"Street": "3 Park Street", "Town": "York"}


@mistake(
    "wrong_one_field.py",
    """One of the two fields is mended, the other still takes every second *Save*: its `value` comes from what was saved. Do the same for both.""",
)
def one_field(app: App) -> bool:
    save_anyway(app, "2 Hill Road", "Wells")
    save_anyway(app, "3 Park Street", "York")
    now = fields(app)
    return [now.get("Street") == "3 Park Street", now.get("Town") == "York"].count(True) == 1


def save_anyway(app: App, street: str, town: str) -> None:
    app.set("Street", street)
    app.set("Town", town)
    app.click("Save")
