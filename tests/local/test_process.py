"""The child process of the engine: what it answers, what it prints, and why it ends."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from playground.local.process import LINES, Printed, Process, line_of, why_ended

LIMITS = {"reruns": 50, "seconds": 600}


class Talk:
    """A child, and the page that it speaks with."""

    def __init__(self, folder: Path, process: Process) -> None:
        self.folder, self.process = folder, process
        self.told: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        process.attach(self.told.put_nowait)

    async def answer(self) -> tuple[dict[str, Any], list[str]]:
        """The next answer, and the lines that were printed before it."""
        printed: list[str] = []
        while True:
            message = await asyncio.wait_for(self.told.get(), 300)
            if message["type"] == "output":
                printed.append(message["text"])
            elif message["type"] not in ("progress", "ready"):
                return message, printed

    async def open(self, source: str, **more: Any) -> tuple[dict[str, Any], list[str]]:
        path = self.folder / "app.py"
        path.write_text(source)
        asked = {"id": 1, "session": "a", "source": source, "name": "app.py", "actions": [], "limits": LIMITS}
        self.process.ask({"type": "open", "path": str(path), **asked, **more})
        return await self.answer()

    async def act(self, action: dict[str, Any], session: str = "a") -> dict[str, Any]:
        self.process.ask({"type": "act", "id": 2, "session": session, "action": action, "limits": LIMITS})
        return (await self.answer())[0]


def talking(folder: Path, work: Callable[[Talk], Awaitable[None]]) -> None:
    """Let `work` talk with a child that was started in a folder."""

    async def talk() -> None:
        process = await Process.start(folder)
        try:
            await work(Talk(folder, process))
        finally:
            await process.end()
            assert process.has_ended

    asyncio.run(talk())


async def gone(pid: int) -> None:
    """Wait until there is no such process, or nothing but its status is left."""
    stat = Path(f"/proc/{pid}/stat")
    while stat.exists() and stat.read_text().rpartition(")")[2].split()[0] != "Z":
        await asyncio.sleep(0.01)


def app(answer: dict[str, Any]) -> str:
    assert answer["type"] == "view", answer
    return str(answer["view"]["app"])


def test_a_script_is_where_streamlit_run_would_have_it(tmp_path: Path) -> None:
    (tmp_path / "json.py").write_text("raise RuntimeError('not the one that Python needs')\n")
    (tmp_path / "helper.py").write_text("count = []\nname = 'the first'\n")
    source = (
        "import sys\nfrom pathlib import Path\nimport streamlit as st\nimport helper\nhelper.count.append(1)\n"
        "st.text(f'{helper.name}: {len(helper.count)}')\n"
        "st.text(Path.cwd() == Path(__file__).parent == Path(sys.path[0]))\n"
        "st.text(sys.argv == [__file__])\nst.button('Go')\n"
    )

    async def work(talk: Talk) -> None:
        shown = app((await talk.open(source))[0])
        assert "the first: 1<" in shown
        assert shown.count(">True<") == 2
        assert "the first: 2<" in app(await talk.act({"click": "Go"})), "a module stays as long as the session"
        (tmp_path / "helper.py").write_text("count = [0, 0]\nname = 'the second'\n")
        assert "the second: 3<" in app((await talk.open(source, session="b"))[0]), "and is read anew for the next one"
        assert "the first: 3<" in app(await talk.act({"click": "Go"})), "which changes nothing for the others"
        talk.process.ask({"type": "recount", "id": 3, "session": "b"})
        (recounted, _) = await talk.answer()
        assert "the second: 3<" in recounted["pages"][0]["app"], "what is played once more begins from nothing, too"
        assert not (tmp_path / "__pycache__").exists()

    talking(tmp_path, work)


def test_what_is_printed_comes_before_the_answer_and_never_mixes_with_it(tmp_path: Path) -> None:
    async def work(talk: Talk) -> None:
        source = (
            "import os, subprocess, sys\nprint('one')\nprint('two', file=sys.stderr)\nos.write(1, b'three\\n')\n"
            "subprocess.run([sys.executable, '-c', 'print(\"four\")'], check=True)\nprint('{\"type\": \"view\"}')\n"
            "sys.stdout.write('no end')\n"
        )
        answer, printed = await talk.open(source)
        assert answer["view"]["runs"]
        assert printed == ["one", "two", "three", "four", '{"type": "view"}', "no end"]

        _, printed = await talk.open("for i in range(100_000): print(i)\n")
        assert (printed[0], printed[-1], len(printed)) == ("0", "… 99,800 more lines", 201)
        _, printed = await talk.open("import os\nfor i in range(20_000): os.write(2, b'x\\n')\n")
        assert (printed[0], printed[-1], len(printed)) == ("x", "… 19,750 more lines", LINES + 1)

        answer, _ = await talk.open("input('A question')\n")
        assert "EOFError" in app(answer), "nobody can answer it"
        answer, _ = await talk.open("import sys\nsys.stdout.close()\nsys.stderr.close()\n")
        assert app(answer)
        answer, _ = await talk.open("import streamlit as st\nst.text('still here')\n")
        assert "still here" in app(answer)

    talking(tmp_path, work)


def test_errors_of_a_script_are_shown_in_its_app(tmp_path: Path) -> None:
    async def work(talk: Talk) -> None:
        missing = app((await talk.open("import streamlit as st\nimport no_such_module\n"))[0])
        assert "ModuleNotFoundError" in missing
        assert "No module named &#x27;no_such_module&#x27;" in missing
        assert 'data-line="2"' in missing
        assert "SystemExit" in app((await talk.open("import sys\nsys.exit(3)\n"))[0])
        broken, _ = await talk.open("this is no Python\n")
        assert "SyntaxError" in app(broken)
        assert broken["outcome"]["kept"]
        loop, _ = await talk.open("while True:\n    pass\n", limits={"reruns": 50, "seconds": 0.2})
        assert loop["outcome"]["out_of_time"]

    talking(tmp_path, work)


@pytest.mark.parametrize(
    ("ends", "why"),
    [
        ("os._exit(4)", "The script ended Python itself, with status 4."),
        ("os.kill(os.getpid(), 9)", "Python was killed (SIGKILL), as the system does when memory runs out."),
        ("os.abort()", "Python crashed (SIGABRT): something that it ran is not written in Python, and failed."),
    ],
)
def test_a_child_that_ends_by_itself_says_why(tmp_path: Path, ends: str, why: str) -> None:
    async def work(talk: Talk) -> None:
        answer, printed = await talk.open(f"import os\nprint('the last words')\n{ends}\n")
        assert answer == {
            "type": "fault",
            "id": 1,
            "session": "a",
            "message": why,
            "line": 3 if "abort" in ends else None,
        }
        assert printed[0] == "the last words"

    talking(tmp_path, work)


@pytest.mark.parametrize(
    ("streamlit", "why"),
    [
        ("", "The engine streamlit needs Streamlit, but `import streamlit` finds "),
        ("1 / 0", "Streamlit does not start on this machine (ZeroDivisionError: division by zero)."),
    ],
)
def test_a_streamlit_that_cannot_be_used_is_told_instead_of_answers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, streamlit: str, why: str
) -> None:
    (tmp_path / "others").mkdir()
    (tmp_path / "others" / "streamlit.py").write_text(streamlit)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "others"), prepend=os.pathsep)

    async def work(talk: Talk) -> None:
        fault, _ = await talk.answer()
        assert (fault["type"], fault["id"]) == ("fault", None)
        assert fault["message"].startswith(why)
        await talk.process._over
        assert talk.told.empty(), "it is not told as an end of its own, too"

    talking(tmp_path, work)


def test_a_child_ends_with_its_parent_whatever_it_does(tmp_path: Path) -> None:
    async def work(talk: Talk) -> None:
        path = tmp_path / "app.py"
        source = (
            "import subprocess, sys, time\n"
            "print('begun', subprocess.Popen([sys.executable, '-c', 'input()'], stdin=subprocess.PIPE).pid)\n"
            "while True: time.sleep(0.01)\n"
        )
        path.write_text(source)
        talk.process.ask(
            {"type": "open", "path": str(path), "id": 1, "session": "a", "source": source, "name": "app.py"}
            | {"limits": LIMITS}
        )
        while not (begun := (await talk.told.get()).get("text", "")).startswith("begun"):
            pass
        assert talk.process._process.stdin is not None
        talk.process._process.stdin.close()  # as the system does for a parent that has died
        await asyncio.wait_for(talk.process._over, 300)
        assert talk.process._process.returncode == -signal.SIGKILL, "by its group: what it has started ends, too"
        await asyncio.wait_for(gone(int(begun.split()[1])), 300)

    talking(tmp_path, work)


def test_what_is_printed_is_put_together_from_pieces() -> None:
    async def work() -> None:
        lines: list[str] = []
        printed = Printed(lines.append)
        for piece in (b"on", b"e\r\ntw", b"o\n\xff\nthr", b"ee\x1edo", b"ne\x1eof the next"):
            printed.take(piece)
        assert lines == ["one", "two", "\ufffd", "three"]
        await printed.up_to_here()
        printed.begin()
        printed.take(b" one\n")
        assert lines[4:] == ["of the next one"]

    asyncio.run(work())


def test_the_line_that_ran_last_is_that_of_the_innermost_call_in_the_script() -> None:
    dump = b'Fatal\n  File "/lib/x.py", line 1 in f\n  File "/a/app.py", line 7 in g\n  File "/a/app.py", line 9 in h\n'
    assert line_of("/a/app.py", dump) == 7
    assert line_of("/a/other.py", dump) is None
    assert line_of("", dump) is None


def test_an_unknown_signal_has_a_number() -> None:
    assert "signal 200" in why_ended(-200)
