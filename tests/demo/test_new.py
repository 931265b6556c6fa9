"""`demo new`: what it makes works, and only its words are missing."""

from pathlib import Path

import pytest

from playground.cli import main
from playground.demo.proof import prove, prove_folders


def test_all_of_a_new_demo_works_but_its_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["demo", "new", 'What\'s “new” in "it"?']) == 0
    folder = Path("lessons/demos/01_whats_new_in_it")
    assert capsys.readouterr().out.splitlines() == [
        f"{folder} is a demo that works. Write your words where it says TODO, then:",
        f"rerun-playground demo check {folder}",
    ]

    assert main(["demo", "check"]) == 1

    said = capsys.readouterr().out.splitlines()
    assert said[0] == 'FAIL  What\'s “new” in "it"?'
    failed = [line for line in said if line.startswith("    !")]
    assert len(failed) == 7
    assert [line for line in failed if "TODO is still there" not in line] == []
    assert said[-1] == "1 demo, 1 failed"


def test_it_holds_when_the_words_are_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["demo", "new", str(tmp_path), "A count that forgets"]) == 0
    (path,) = tmp_path.glob("*/demo.json")
    path.write_text(path.read_text().replace("TODO: ", ""))

    assert main(["demo", "check", str(path.parent)]) == 0
    said = [line.strip() for line in capsys.readouterr().out.splitlines()]
    assert "ok  A count that forgets" in said
    assert "4 actions can be done" in said
    assert "1 question, 1 of them answered by the trace" in said
    assert "app.py is the same in Streamlit" in said
    assert said[-1] == "1 demo, none failed"


def test_it_becomes_the_last(tmp_path: Path) -> None:
    for title in ("One", "Two", "Three"):
        assert main(["demo", "new", str(tmp_path), title]) == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["01_one", "02_two", "03_three"]
    assert prove(tmp_path / "03_three", streamlit=False).title == "Three"
    lines: list[str] = []
    prove_folders([tmp_path], lines.append)
    assert lines[-1] == "3 demos, 3 failed"


@pytest.mark.parametrize(
    ("folder", "title", "words"),
    [
        ("demos", "?", "the title '?' has no letters or digits to name a folder after: write another"),
        ("demos", "one!", "demos/01_one has this name already: its address would be the same"),
        ("demos", "a\udcff", "the title 'a\\udcff' is no text in UTF-8: write another"),
        ("demos/01_one", "Two", "demos/01_one is a demo: name the folder that it is in, demos"),
        ("file", "Two", "file is a file: name the folder that the demos are in"),
        ("file/demos", "Two", "cannot write to file/demos/01_two: Not a directory"),
    ],
)
def test_a_demo_that_has_no_place(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    folder: str,
    title: str,
    words: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file").write_text("")
    assert main(["demo", "new", "demos", "One"]) == 0
    assert main(["demo", "new", folder, title]) == 2
    assert words in capsys.readouterr().err
    assert [path.name for path in (tmp_path / "demos").iterdir()] == ["01_one"]
