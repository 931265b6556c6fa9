from playground.check import App, mistake

CHEST, DRAGON = "Open a chest", "Meet the dragon"


def check(app: App) -> None:
    game(app, lives=3, gold=0)
    lives, gold = 3, 0
    for label in (DRAGON, CHEST, DRAGON, DRAGON, CHEST, CHEST):
        app.click(label)
        lives -= label == DRAGON
        gold += 10 * (label == CHEST)
        game(app, lives=lives, gold=gold)
    app.must_run(1)
    app.reload()
    game(app, lives=3, gold=0)


def game(app: App, *, lives: int, gold: int) -> None:
    app.must_have("button", CHEST)
    app.must_have("button", DRAGON)
    app.must_show_only("header", f"Lives: {lives}")
    app.must_show_only("subheader", f"Gold: {gold}")


@mistake(
    "wrong_asks_for_a_value.py",
    """The dragon counts, until the last life: your question is true for 0 as well as for "nothing there", so 0 lives become 3. Ask whether
    the key is there: `if "lives" not in st.session_state:`.""",
)
def asks_for_a_value(app: App) -> bool:
    app.click(DRAGON)
    app.click(CHEST)
    kept = app.state.get("lives") == 2
    app.click(DRAGON)
    app.click(DRAGON)
    zero = app.state.get("lives") == 0
    app.click(CHEST)
    return kept and zero and app.state.get("lives") == 3


@mistake(
    "wrong_only_looked.py",
    """`get("lives", 3)` answers 3, but it puts nothing into `st.session_state`. `setdefault` does both.""",
)
def only_looked(app: App) -> bool:
    return 'no attribute "lives"' in app.error and "lives" not in app.state


@mistake(
    "wrong_plain_variable.py",
    """`lives` is a plain variable now, and a plain variable lives for one run. Keep it in `st.session_state`, and give it its
    first value with `setdefault`.""",
)
def plain_variable(app: App) -> bool:
    app.click(DRAGON)
    app.click(DRAGON)
    return app.text("header") == "Lives: 2" and "lives" not in app.state and not app.error


@mistake(
    "wrong_both_in_each_run.py",
    """Now the gold is forgotten, too: `=` in line 3 puts it back to 0 in every run. Both lines must look first, with `setdefault` or
    `if ... not in st.session_state:`.""",
)
def both_in_each_run(app: App) -> bool:
    app.click(CHEST)
    app.click(CHEST)
    return app.text("subheader") == "Gold: 10" and app.writes.count("gold") == 2
