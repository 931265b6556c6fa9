from playground.check import App, mistake


def values(app: App) -> dict:
    return {each["label"]: each["value"] for each in app.screen if each.get("label") in ("Size", "Extra cheese")}


def order(app: App, size: str, cheese: bool) -> None:
    app.must_show_only("header", f"{size} pizza, {'extra cheese' if cheese else 'nothing on it'}")
    shown = values(app)
    app.must(
        shown == {"Size": size, "Extra cheese": cheese},
        f"The fields must show what was ordered, {size} and {'extra cheese' if cheese else 'no cheese'}, "
        f"but *Size* shows `{shown.get('Size')}`, and *Extra cheese* is {'on' if shown.get('Extra cheese') else 'off'}.",
        "both fields show it",
    )


def check(app: App) -> None:
    order(app, "Small", False)
    app.must_have("button", "Start again")
    lower = next((field for field in ("Size", "Extra cheese") if not app.is_above(field, "Start again")), "")
    app.must(
        not lower,
        f"The button **Start again** must stand below both fields, but it stands above *{lower}*.",
        "it stands below both fields",
    )
    for size in ("Large", "Medium"):
        app.set("Size", size)
        order(app, size, False)
        app.set("Extra cheese", True)
        order(app, size, True)
        app.click("Start again")
        order(app, "Small", False)
    app.set("Extra cheese", True)
    order(app, "Small", True)


@mistake(
    "wrong_called_at_once.py",
    """With the brackets, `on_click=start_again()`, the script calls your function itself, in every run, and by then the fields
    are drawn. Leave the brackets out: `on_click=start_again`.""",
)
def called_by_the_script(app: App) -> bool:
    return bool("cannot be modified after the widget" in app.error and not app.actions)


@mistake(
    "wrong_too_late.py",
    """Your button does the right thing, but too late: in this run the field is drawn already, and then its key cannot be set.
    Do it in a callback, which runs before line 1: `st.button("Start again", on_click=...)`.""",
)
def after_the_fields(app: App) -> bool:
    loaded = not app.error
    app.click("Start again")
    return loaded and "cannot be modified after the widget" in app.error


@mistake(
    "wrong_deleted.py",
    """Deleting a key does not empty the field: the browser still has the value of each field on the page, and sends it again. Set
    the keys instead: `st.session_state.size = "Small"`.""",
)
def deleted(app: App) -> bool:
    app.set("Size", "Large")
    app.click("Start again")
    wrote = "size" in app.writes and app.state.get("size") == "Small"
    return bool(app.callbacks) and not app.error and not wrote and values(app).get("Size") == "Large"


@mistake(
    "wrong_no_key.py",
    """*Size* goes back, *Extra cheese* does not: it has no key, so what you put into `st.session_state` belongs to
    nobody. Give the checkbox the key that your function sets: `key="cheese"`.""",
)
def checkbox_without_a_key(app: App) -> bool:
    app.set("Size", "Large")
    app.set("Extra cheese", True)
    app.click("Start again")
    return values(app) == {"Size": "Small", "Extra cheese": True} and len(set(app.writes)) > 1
