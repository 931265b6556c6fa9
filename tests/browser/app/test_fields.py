"""Fields that keep a value back, that are live, that take new options: what a person sees and the script gets."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.playgrounds import PlaygroundPane

FORM = """\
import streamlit as st

with st.form("form", enter_to_submit=True):
    name = st.text_input("Name", required=True)
    age = st.number_input("Age", value=None, required=True)
    st.text_input("Mail", type="email", key="mail")
    st.form_submit_button("Send")
st.text(f"got {name!r} {age!r} {st.session_state.mail!r}")
"""


def test_a_form_says_at_each_field_what_it_lacks(pane: PlaygroundPane) -> None:
    pane.run(FORM)
    app, alerts = pane.app, pane.app.get_by_role("alert")
    expect(app).to_contain_text("got '' None ''")
    app.get_by_label("Mail").fill("nobody")
    app.get_by_role("button", name="Send").click()
    expect(alerts).to_have_text(["This field is required.", "This field is required.", "Enter a valid email address."])
    pane.expect_runs(1)
    name = app.get_by_role("textbox", name="Name")
    expect(name).to_have_attribute("aria-invalid", "true")
    expect(name).to_have_accessible_description("This field is required.")
    name.fill("Ada")
    name.press("Tab")
    expect(alerts).to_have_count(2)
    app.get_by_label("Age").fill("36")
    app.get_by_label("Mail").fill("ada@example.com")
    app.get_by_label("Mail").press("Enter")
    expect(app).to_contain_text("got 'Ada' 36.0 'ada@example.com'")
    expect(alerts).to_have_count(0)


def test_an_emptied_field_keeps_what_the_script_has(pane: PlaygroundPane) -> None:
    pane.run(
        "import streamlit as st\n"
        "name = st.text_input('Name', 'Ada', required=True)\n"
        "number = st.number_input('Number', value=3)\n"
        "part = st.number_input('Part', value=1.5, key='part')\n"
        "st.text(f'got {name} {number} {part}')\n"
    )
    app = pane.app
    expect(app).to_contain_text("got Ada 3 1.5")
    name = app.get_by_role("textbox", name="Name")
    name.fill("")
    name.press("Enter")
    expect(app.get_by_role("alert")).to_have_text("This field is required.")
    expect(app).to_contain_text("got Ada 3 1.5")
    name.press("B")  # while something is typed, nothing is said of what was
    expect(app.get_by_role("alert")).to_be_hidden()
    name.press("Enter")
    expect(app).to_contain_text("got B 3 1.5")
    number = app.get_by_label("Number")
    number.fill("")
    number.press("Enter")
    expect(number).to_have_value("3")
    expect(app).to_contain_text("got B 3 1.5")
    part = app.get_by_label("Part")
    expect(part).to_have_value("1.50")
    part.fill("0")
    part.press("Enter")
    expect(part).to_have_value("0.00")
    expect(app).to_contain_text("got B 3 0.0")


def test_a_live_field_runs_the_script_while_one_types(pane: PlaygroundPane) -> None:
    pane.run(
        "import streamlit as st\n"
        "names = ['Ada', 'Alan', 'Grace']\n"
        "part = st.text_input('Search', live='20ms', type='search')\n"
        "st.text('found ' + ', '.join(name for name in names if part.lower() in name.lower()))\n"
    )
    app = pane.app
    expect(app).to_contain_text("found Ada, Alan, Grace")
    field = app.get_by_role("searchbox", name="Search")
    field.press("a")
    expect(app).to_contain_text("found Ada, Alan, Grace")
    expect(pane.pane("Actions")).to_contain_text("typed into Search: 'a'")
    field.press("l")
    expect(app).to_contain_text("found Alan")
    expect(field).to_be_focused()
    expect(field).to_have_value("al")
    field.press("ArrowLeft")
    field.press("d")
    expect(app.get_by_text("found", exact=True)).to_be_visible()
    expect(field).to_have_value("adl")
    field.press("Delete")
    expect(app).to_contain_text("found Ada")
    pane.pane("Actions").get_by_role("button", name="Undo").click()
    expect(field).to_have_value("adl")


def test_a_selectbox_takes_what_is_typed(pane: PlaygroundPane) -> None:
    pane.run(
        "import streamlit as st\n"
        "fruit = st.selectbox('Fruit', ['apple', 'pear'], accept_new_options=True)\n"
        "tags = st.multiselect('Tags', ['red', 'green'], accept_new_options=True, max_selections=3)\n"
        "st.text(f'got {fruit} {tags}')\n"
    )
    app = pane.app
    expect(app).to_contain_text("got apple []")
    fruit = app.get_by_role("combobox", name="Fruit", exact=True)
    fruit.fill("kiwi")
    fruit.press("Enter")
    expect(app).to_contain_text("got kiwi []")
    fruit.fill("plum")
    fruit.press("Tab")  # no Enter: it is as it was
    expect(fruit).to_have_value("kiwi")
    app.get_by_label("Options of Fruit").select_option("pear")
    expect(app).to_contain_text("got pear []")
    expect(fruit).to_have_value("pear")
    more = app.get_by_label("Add to Tags")
    more.fill("blue")
    more.press("Enter")
    expect(app).to_contain_text("got pear ['blue']")
    app.get_by_role("checkbox", name="red").check()
    expect(app).to_contain_text("got pear ['blue', 'red']")
    expect(app.get_by_role("checkbox", name="blue")).to_be_checked()
    more.fill("violet")
    more.press("Enter")
    expect(app).to_contain_text("got pear ['blue', 'red', 'violet']")
    expect(more).to_be_disabled()
    app.get_by_role("checkbox", name="blue").click()  # it goes with that, so nobody can look at it after
    expect(app).to_contain_text("got pear ['red', 'violet']")
    expect(app.get_by_role("checkbox", name="blue")).to_have_count(0)


def test_a_choice_that_began_empty_can_be_taken_back(pane: PlaygroundPane) -> None:
    pane.run(
        "import streamlit as st\n"
        "one = st.selectbox('One', ['a', 'b'], index=None)\n"
        "two = st.selectbox('Two', ['a', 'b'], index=None, required=True)\n"
        "three = st.selectbox('Three', ['a'], index=None, accept_new_options=True)\n"
        "st.text(f'got {one} {two} {three}')\n"
    )
    app = pane.app
    expect(app).to_contain_text("got None None None")
    app.get_by_label("One").select_option("b")
    app.get_by_label("Two").select_option("a")
    three = app.get_by_role("combobox", name="Three", exact=True)
    three.fill("c")
    three.press("Enter")
    expect(app).to_contain_text("got b a c")
    app.get_by_label("One").select_option("Choose an option")
    three.fill("")
    three.press("Enter")
    expect(app).to_contain_text("got None a None")
    expect(app.get_by_label("Two").get_by_role("option")).to_have_text(["a", "b"])


def test_a_form_may_not_want_enter(pane: PlaygroundPane) -> None:
    pane.run(FORM.replace("enter_to_submit=True", "enter_to_submit=False"))
    app = pane.app
    expect(app).to_contain_text("got '' None ''")
    name = app.get_by_role("textbox", name="Name")
    name.fill("Ada")
    name.press("Enter")
    expect(pane.pane("Actions")).to_contain_text("set Name to 'Ada'")
    expect(app.get_by_role("alert")).to_have_count(0)
    app.get_by_label("Age").fill("1")
    app.get_by_role("button", name="Send").click()
    expect(app).to_contain_text("got 'Ada' 1.0 ''")
