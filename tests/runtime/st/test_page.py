"""`st.Page` for files: where they are looked for, and what runs in them."""

import pytest

from playground.runtime import Session


def run(folder, script, *actions, **pages):
    for name, text in pages.items():
        (folder / f"{name}.py").write_text("import streamlit as st\n" + text)
    session = Session("import streamlit as st\n" + script, folder=str(folder))
    step = session.start()
    for action in actions:
        step = session.act(action)
    return step


def texts(step):
    return [element["text"] for element in step.screen if "text" in element]


def test_a_page_has_names_of_its_own_and_magic(tmp_path):
    step = run(
        tmp_path, "x = 1\nst.navigation(['one.py']).run()\nst.text(x)", one="x = 2\n'magic'\nst.text(__name__)\n"
    )
    assert texts(step) == ["magic", "__main__", "1"]


def test_a_page_is_found_by_a_path_from_the_folder_or_from_the_root(tmp_path):
    script = f"""
from pathlib import Path
st.text(st.Page({str(tmp_path / "one.py")!r}).title)
st.text(st.Page(Path("./one.py")).url_path)
"""
    assert texts(run(tmp_path, script, one="")) == ["one", "one"]


@pytest.mark.parametrize("path", ["two.py", "../one.py", "sub", "", "one.py/x"])
def test_a_page_that_is_no_file(tmp_path, path):
    (tmp_path / "sub").mkdir()
    step = run(tmp_path, f"st.Page({path!r})", one="")
    assert step.screen[0]["name"] == "StreamlitPageNotFoundError"


def test_a_page_is_called_once_and_only_the_one_that_is_chosen(tmp_path):
    script = """
pages = [st.Page("one.py"), st.Page("two.py")]
chosen = st.navigation(pages)
chosen.run()
for each in (chosen, pages[1]):
    try:
        each.run()
    except Exception as error:
        st.text(str(error)[:32])
"""
    said = "This page cannot be called direc"
    assert texts(run(tmp_path, script, one="st.text('one')", two="")) == ["one", said, said]


def test_a_page_runs_as_it_was_when_it_was_read(tmp_path):
    script = """
st.navigation(["one.py"]).run()
open(__file__.replace("app.py", "one.py"), "w").write("1 / 0")
st.button("Again")
"""
    assert texts(run(tmp_path, script, {"click": "Again"}, one="st.text('one')")) == ["one"]
