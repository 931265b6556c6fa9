"""Scripts of this machine in the page: opened, run, run anew when they are saved, written when that is asked for."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.local.conftest import COUNTER, Desk
from tests.browser.shell.test_axe import violations

SECOND = "the second"


def test_scripts_open_and_run_each_with_a_session_of_its_own(desk: Desk):
    assert "local=" not in desk.page.url, "the token is not left in the address"
    expect(desk.bar).to_contain_text(f"app.py of the folder {desk.folder.name}")
    expect(desk.bar.get_by_text("1 file is left out")).to_be_visible()
    desk.bar.get_by_text("1 file is left out").click()
    expect(desk.bar).to_contain_text("what?.png: of its name it has a sign that not every system takes")
    desk.bar.get_by_text("1 file is left out").click()
    desk.click("Add", "n is 1")
    desk.bar.get_by_role("button", name="second.py").click()
    desk.expect_app(SECOND)
    expect(desk.bar.get_by_role("button", name="second.py")).to_have_attribute("aria-pressed", "true")
    desk.bar.get_by_role("button", name="app.py").click()
    desk.expect_app("n is 1")


def test_a_save_keeps_what_was_clicked_and_typed(desk: Desk):
    desk.click("Add", "n is 1")
    desk.click("Add", "n is 2")
    name = desk.pane.app.get_by_label("Name")
    name.fill("Ada Lovelace")
    name.press("ArrowLeft")
    desk.save(COUNTER.replace("name =", 'st.text_input("First")\nname =').replace("n is", "the count is"))
    desk.expect_app("the count is 2")
    expect(name).to_have_value("Ada Lovelace")
    expect(desk.pane.app.get_by_label("First")).to_have_value("")
    expect(name).to_be_focused()
    desk.page.keyboard.type("c")  # and the cursor is where it was
    expect(name).to_have_value("Ada Lovelacce")
    desk.expect_told("app.py was saved: it ran anew, and your 2 actions were done again.")
    name.press("Enter")
    desk.click("Add", "the count is 3")


def test_a_broken_save_keeps_the_app_and_says_the_line(desk: Desk):
    desk.click("Add", "n is 1")
    lines = len(COUNTER.splitlines())
    desk.save(COUNTER + "if x\n")
    desk.expect_told("app.py was saved, and is no Python yet: expected ':'.")
    expect(desk.bar.get_by_role("alert")).to_contain_text("The app is that of the version before.")
    expect(desk.pane.pane("Script")).to_contain_text("if x")
    desk.expect_app("n is 1")
    desk.bar.get_by_role("button", name=f"line {lines + 1}").click()
    expect(desk.pane.pane("Script").get_by_role("textbox")).to_be_focused()
    desk.save(COUNTER.replace("n is", "again"))
    desk.expect_app("again 1")
    desk.save(COUNTER + "nothing_here\n")  # Python, and fails when it runs
    expect(desk.pane.app.get_by_text("NameError").first).to_be_visible()
    desk.save(COUNTER)
    expect(desk.pane.app.get_by_text("NameError")).to_have_count(0)
    desk.expect_app("n is 1")


def test_what_does_not_fit_is_left_out_and_named_and_comes_back_with_a_version_that_it_fits(desk: Desk):
    desk.click("Add", "n is 1")
    desk.pane.app.get_by_label("Name").fill("Ada")
    desk.save(COUNTER.replace('"Add"', '"Plus"').replace('"Name"', '"Called"'))
    desk.expect_app("n is 0")
    desk.expect_told("Left out, as it does not fit: clicked Add.")
    desk.expect_told("Typed, and without a field now: Ada, which stood in Name.")
    desk.save(COUNTER)
    desk.expect_app("n is 1")
    expect(desk.pane.app.get_by_label("Name")).to_have_value("Ada")


def test_a_module_that_is_saved_is_in_the_next_run_and_a_broken_one_is_not(desk: Desk):
    desk.save("STEP = 1\n", "helper.py")
    desk.save(
        COUNTER.replace("st\n", "st\nimport helper\n", 1).replace("+= 1", "+= helper.STEP").replace("n is", "sum")
    )
    desk.expect_app("sum 0")
    desk.click("Add", "sum 1")
    desk.save("STEP = 5\n", "helper.py")
    desk.expect_app("sum 5")
    desk.expect_told("helper.py was saved: it ran anew, and your action was done again.")
    desk.save("STEP = (\n", "helper.py")
    desk.expect_told("helper.py was saved, and is no Python yet: '(' was never closed in line 1 of helper.py.")
    desk.expect_app("sum 5")
    desk.save("STEP = 7\n", "helper.py")
    desk.expect_app("sum 7")


def test_what_is_changed_in_the_page_is_written_when_it_is_asked_for_and_shown_first(desk: Desk):
    app = desk.folder / "app.py"
    app.write_bytes(COUNTER.replace("n is", "there").replace("\n", "\r\n").encode())
    desk.expect_app("there 0")
    expect(desk.write).to_be_hidden()
    desk.pane.run(COUNTER.replace("n is", "here"))
    desk.expect_app("here 0")
    before = app.read_bytes()
    desk.write.click()
    expect(desk.dialog.get_by_role("row", name=re.compile("taken out.*there"))).to_be_visible()
    expect(desk.dialog.get_by_role("row", name=re.compile("put in.*here"))).to_be_visible()
    assert violations(desk.page, desk.dialog) == ""
    desk.dialog.get_by_role("button", name="Cancel").click()
    assert violations(desk.page, desk.bar) == ""
    assert app.read_bytes() == before, "nothing was written"
    desk.write.click()
    desk.dialog.get_by_role("button", name="Write to app.py").click()
    desk.expect_told("Written to app.py.")
    assert app.read_bytes() == COUNTER.replace("n is", "here").replace("\n", "\r\n").encode()
    expect(desk.write).to_be_hidden()
    desk.expect_app("here 0")


def test_a_file_that_was_changed_meanwhile_is_shown_and_not_overwritten_unasked(desk: Desk):
    desk.pane.type_script(COUNTER + "# mine\n")
    desk.write.click()
    expect(desk.dialog).to_contain_text("# mine")
    desk.page.route("**/.local/write", lambda route: (desk.save(COUNTER + "# theirs\n"), route.continue_()))
    desk.dialog.get_by_role("button", name="Write to app.py").click()
    expect(desk.dialog).to_contain_text("app.py was changed by another program. Nothing was written.")
    expect(desk.dialog.get_by_role("row", name=re.compile("taken out.*# theirs"))).to_be_visible()
    expect(desk.dialog.get_by_role("row", name=re.compile("put in.*# mine"))).to_be_visible()
    desk.page.unroute("**/.local/write")
    assert (desk.folder / "app.py").read_text() == COUNTER + "# theirs\n"
    desk.dialog.get_by_role("button", name="Write mine over it").click()
    desk.expect_told("Written to app.py.")
    assert (desk.folder / "app.py").read_text() == COUNTER + "# mine\n"


def test_of_two_who_change_a_script_both_versions_are_kept_and_the_reader_is_asked(desk: Desk):
    script = desk.pane.pane("Script")
    desk.click("Add", "n is 1")
    desk.pane.type_script(COUNTER + "# mine\n")
    desk.save(COUNTER.replace("n is", "theirs"))
    desk.expect_told("app.py was saved in your editor while you have changed it here.")
    expect(script).to_contain_text("# mine")
    desk.bar.get_by_role("button", name="Keep mine").click()
    desk.expect_told("You go on with your own version.")
    expect(script).to_contain_text("# mine")
    desk.save(COUNTER.replace("n is", "theirs now"))
    desk.expect_told("app.py was saved in your editor while you have changed it here.")
    desk.bar.get_by_role("button", name="Compare…").click()
    expect(desk.dialog.get_by_role("row", name=re.compile("put in.*# mine"))).to_be_visible()
    desk.dialog.get_by_role("button", name="Take the file's text").click()
    desk.expect_app("theirs now 1")
    expect(script).not_to_contain_text("# mine")
    expect(script).to_contain_text("This script is newer than your version of it")
    desk.pane.button("Show that version").click()
    expect(script).to_contain_text("# mine")


def test_a_file_that_goes_or_is_no_text_is_told_and_the_page_goes_on(desk: Desk):
    app = desk.folder / "app.py"
    app.write_bytes(b"\xff\xfe")
    desk.expect_told(
        "app.py: it is no text in UTF-8 (byte 0), and names no other encoding. What you see is how it was last."
    )
    desk.click("Add", "n is 1")
    app.unlink()
    desk.expect_told("app.py: it is not in the folder any more.")
    desk.write.click()
    expect(desk.dialog).to_contain_text("There is no app.py any more.")
    desk.dialog.get_by_role("button", name="Write to app.py").click()
    desk.expect_told("Written to app.py.")
    assert app.read_text().startswith(COUNTER)
    desk.save("")
    desk.expect_told("app.py was saved: it ran anew")
    desk.save(COUNTER)
    desk.expect_app("n is 1")


def test_a_reload_of_the_page_goes_on_where_it_was(desk: Desk):
    desk.click("Add", "n is 1")
    desk.pane.type_script(COUNTER + "# not written\n")
    desk.page.reload()
    desk.expect_app("n is 1")
    expect(desk.pane.pane("Script")).to_contain_text("# not written")
    expect(desk.write).to_be_visible()
