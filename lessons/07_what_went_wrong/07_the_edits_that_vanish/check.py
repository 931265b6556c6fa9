from typing import Any

from playground.check import App, mistake

BILL = {"Soup": 6, "Pasta": 11, "Ice cream": 5}


def editor(app: App) -> dict[str, Any]:
    found = [each for each in app.screen if each["type"] == "data_editor"]
    app.must(len(found) == 1, f"There must be one table that can be edited, but there are {len(found)}.")
    return found[0]


def edit(app: App, dish: str, euros: int) -> None:
    """Type another price: the page sends it with the edits that its table has already."""
    table = editor(app)
    row = str(list(BILL).index(dish))
    edits = {number: dict(cells) for number, cells in table["value"]["edited_rows"].items()}
    edits.setdefault(row, {})["euros"] = euros
    app.set(table["label"], table["value"] | {"edited_rows": edits})


def shown(app: App) -> dict[str, Any]:
    """What the table shows: its data with the edits over them."""
    table = editor(app)
    names = [column["name"] for column in table["columns"]]
    rows = [dict(zip(names, row, strict=True)) for row in table["rows"]]
    for number, cells in table["value"]["edited_rows"].items():
        rows[int(number)] |= cells
    return {str(row.get("dish")): row.get("euros") for row in rows}


def must_be(app: App, bill: dict[str, int], people: int = 2) -> None:
    there = shown(app)
    app.must(list(there) == list(bill), f"The table must have the rows {in_words(bill)}, but it has {in_words(there)}.")
    for dish, euros in bill.items():
        problem = f"*{dish}* must cost {euros} in the table now, but it costs {there[dish]}."
        app.must(there[dish] == euros, problem, f"*{dish}* costs {euros}")
    total = sum(bill.values())
    said, must = app.text("header"), f"{total} euros, {total / people:.2f} each"
    prices = ", ".join(f"{dish} {euros}" for dish, euros in bill.items())
    problem = f"With the prices {prices} for {people} people, the header must say `{must}`, but it says `{said or 'nothing'}`."
    app.must(said == must, problem, f"the header says `{must}`")


def in_words(bill: dict[str, Any]) -> str:
    return f"`{', '.join(bill)}`"


def check(app: App) -> None:
    bill = dict(BILL)
    must_be(app, bill)
    for dish, euros in (("Soup", 7), ("Pasta", 12), ("Ice cream", 4), ("Pasta", 13), ("Soup", 6), ("Soup", 8)):
        edit(app, dish, euros)
        bill[dish] = euros
        must_be(app, bill)
    app.set("People", 4)
    must_be(app, bill, 4)
    edit(app, "Ice cream", 9)
    must_be(app, bill | {"Ice cream": 9}, 4)
    app.reload()
    must_be(app, BILL)


@mistake(
    "wrong_only_the_changes.py",
    """Under its key the editor keeps only what was changed, so your total leaves out all other rows. The whole table is what `st.data_editor`
    returns: `bill = st.data_editor(…)`.""",
)
def only_the_changes(app: App) -> bool:
    first = app.text("header").startswith("0 euros")
    edit(app, "Soup", 7)
    return first and app.text("header").startswith("7 euros")


@mistake(
    "wrong_total_from_state.py",
    """No edit is lost in the table, but the total does not know of them: it adds up what was put into `st.session_state.bill` at the beginning. Take what
    `st.data_editor` returns.""",
)
def total_from_state(app: App) -> bool:
    edit(app, "Soup", 7)
    edit(app, "Pasta", 12)
    kept = shown(app) == BILL | {"Soup": 7, "Pasta": 12}
    return kept and len(app.runs) == 1 and app.text("header").startswith("22 euros")


@mistake(
    "wrong_a_key_that_changes.py",
    """A key helps only if it stays the same. Yours changes with the bill, and another key is another editor, which has no edits yet. Write one fixed text.""",
)
def a_key_that_changes(app: App) -> bool:
    first = editor(app)["key"]
    edit(app, "Soup", 7)
    edit(app, "Pasta", 12)
    return bool(first and editor(app)["key"]) and editor(app)["key"] != first
