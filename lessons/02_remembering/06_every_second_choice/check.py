from playground.check import App, mistake

GREETINGS = {"English": "Good morning", "Deutsch": "Guten Morgen", "Español": "Buenos días", "Français": "Bonjour"}


def chosen(app: App) -> str:
    """What *Language* shows; some kinds of field have a list of one."""
    value = next((each["value"] for each in app.screen if each.get("label") == "Language"), "")
    return str(value[0]) if isinstance(value, list) and len(value) == 1 else str(value or "")


def must_be(app: App, language: str) -> None:
    app.must(
        chosen(app) == language,
        f"*Language* must stand at `{language}` now, but it stands at `{chosen(app) or 'nothing'}`.",
        f"*Language* stands at `{language}`",
    )
    app.must_show_only("header", GREETINGS[language])


def check(app: App) -> None:
    must_be(app, "Deutsch")
    for language in ("Español", "Français", "English", "Deutsch", "Español", "English"):
        app.set("Language", language)
        must_be(app, language)
        app.must_run(1)
    app.reload()
    must_be(app, "Deutsch")


@mistake(
    "wrong_key_and_assignment.py",
    """With `key="language"` the field writes its value there itself, and nobody else may do so once it is drawn. Take
    `st.session_state.language =` away from in front of `st.radio`.""",
)
def assigned_too(app: App) -> bool:
    return "cannot be modified after the widget" in app.error


@mistake(
    "wrong_other_key.py",
    """Every choice stays in the field, and the header does not follow: it greets in `st.session_state.language`, and nothing
    brings the choice there. Give the field this key: `key="language"`.""",
)
def under_another_name(app: App) -> bool:
    app.set("Language", "Français")
    field = chosen(app) == "Français"
    app.set("Language", "English")
    return field and chosen(app) == "English" and app.text("header") == "Guten Morgen"


@mistake(
    "wrong_rerun.py",
    """It works, at the price of a second run for each choice: `st.rerun` is there only to draw the new field that the new `index`
    makes. With `key="language"` it stays the same field, and one run is enough.""",
)
def by_another_run(app: App) -> bool:
    app.set("Language", "Français")
    twice = len(app.runs) == 2 and "rerun" in app.causes
    app.set("Language", "English")
    return twice and chosen(app) == "English"


@mistake(
    "wrong_no_first_value.py",
    """Every choice counts now, but the app opens in English, the first option. Keep lines 6 and 7: what they put under
    the field's key is what the field begins with.""",
)
def opens_in_english(app: App) -> bool:
    opened = chosen(app) == "English"
    app.set("Language", "Français")
    app.set("Language", "Español")
    return opened and chosen(app) == "Español"
