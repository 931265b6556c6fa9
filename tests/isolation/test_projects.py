"""Projects of one worker: each session has its own folder, modules, pages, secrets, and what it writes."""

from __future__ import annotations

from typing import Any

from tests.isolation.worker import Worker

IMPORT = "import streamlit as st\n"


def opened(worker: Worker, files: dict[str, Any], source: str, session: str = "a", **more: Any) -> list[str]:
    return worker.shown(type="open", session=session, source=IMPORT + source, name="app.py", files=files, **more)


def test_two_sessions_with_modules_of_one_name_have_their_own(worker: Worker) -> None:
    script = "import mod\nst.text(mod.name)\nmod.count += 1\nst.text(mod.count)\nst.button('Again')"
    assert opened(worker, {"mod.py": "name = 'one'\ncount = 0\n"}, script, "a") == ["one", "1"]
    assert opened(worker, {"mod.py": "name = 'two'\ncount = 10\n"}, script, "b") == ["two", "11"]
    assert worker.click("Again", "a") == ["one", "2"]
    assert worker.click("Again", "b") == ["two", "12"]
    assert not worker.spoiled


def test_two_sessions_with_pages_of_one_name_have_their_own(worker: Worker) -> None:
    script = "st.text('main')\nst.button('Stay')"
    for session in "ab":
        page = f"import streamlit as st\nst.text('page of {session}')\n"
        assert opened(worker, {"pages/one.py": page}, script, session) == ["app", "main"]
    assert worker.click("one", "a") == ["one", "page of a"]
    assert worker.click("one", "b") == ["one", "page of b"]
    assert worker.click("app", "a") == ["app", "main"]
    assert not worker.spoiled


def test_secrets_and_their_environment_are_of_one_session(worker: Worker) -> None:
    script = "import os\nst.text(st.secrets.get('TOKEN'))\nst.text(os.environ.get('TOKEN'))\nst.button('Again')"
    assert opened(worker, {".streamlit/secrets.toml": "TOKEN = 'of a'"}, script, "a") == ["of a", "of a"]
    other = "import os\nst.text(os.environ.get('TOKEN'))\nst.text(st.secrets.load_if_toml_exists())"
    assert opened(worker, {}, other, "b") == ["None", "False"]
    assert worker.click("Again", "a") == ["of a", "of a"]
    assert not worker.spoiled


def test_what_a_script_writes_stays_until_it_is_opened_again(worker: Worker) -> None:
    script = """
from pathlib import Path
file = Path(__file__).with_name("log.txt")
file.write_text((file.read_text() if file.exists() else "") + "x")
st.text(file.read_text())
st.button("Again")
"""
    assert opened(worker, {"readme.md": ""}, script) == ["x"]
    assert worker.click("Again") == ["xx"]
    assert opened(worker, {"readme.md": ""}, script) == ["x"]
    assert not worker.spoiled


def test_a_changed_module_is_imported_anew_and_session_state_comes_back(worker: Worker) -> None:
    script = """
import mod
st.session_state.setdefault("n", 0)
if st.button("Add"):
    st.session_state.n += mod.step
st.text(st.session_state.n)
"""
    opened(worker, {"mod.py": "step = 1\n"}, script)
    assert worker.click("Add") == ["1"]
    assert worker.click("Add") == ["2"]
    done = [{"click": {"label": "Add"}}, {"click": {"label": "Add"}}]
    assert opened(worker, {"mod.py": "step = 10\n"}, script, actions=done) == ["20"]
    assert worker.click("Add") == ["30"]


def test_a_changed_page_is_compiled_anew_where_the_reader_is(worker: Worker) -> None:
    page = "import streamlit as st\nst.text('{}')\n"
    opened(worker, {"pages/one.py": page.format("before")}, "st.text('main')")
    assert worker.click("one") == ["one", "before"]
    going = [{"click": {"label": "one"}}]
    assert opened(worker, {"pages/one.py": page.format("after")}, "st.text('main')", actions=going) == ["one", "after"]


def test_a_script_finds_no_file_of_another_session(worker: Worker) -> None:
    opened(worker, {"mine.txt": "secret"}, "import os\nst.text(os.getcwd())", "a")
    (folder,) = [element["text"] for element in worker.screen]
    script = f"""
from pathlib import Path
import os
for look in (lambda: open({folder!r} + "/mine.txt").read(), lambda: os.listdir({folder!r})):
    try:
        st.text(look())
    except OSError as error:
        st.text(type(error).__name__)
try:
    st.Page({folder!r} + "/app.py")
    st.navigation([st.Page({folder!r} + "/app.py")]).run()
except OSError as error:
    st.text(type(error).__name__)
"""
    assert opened(worker, {"other.txt": ""}, script, "b") == ["FileNotFoundError"] * 3


def test_names_and_contents_that_are_none_are_refused(worker: Worker) -> None:
    for files, why in (
        ({"../x.py": ""}, "may begin with a dot"),
        ({".streamlit/../../x": ""}, "may begin with a dot"),
        ({"/etc/x": ""}, "needs a name"),
        ({"a\x00b": ""}, "not every system"),
        ({f"{n}.py": "" for n in range(51)}, "50 are the most"),
        ({"a.bin": {"base64": "?"}}, "not in base64"),
    ):
        answer = worker.ask(type="open", session="a", source="1", name="app.py", files=files)
        assert answer["type"] == "fault"
        assert why in answer["message"]
    assert worker.run("st.text('still here')") == ["still here"]
