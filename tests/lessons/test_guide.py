"""The guide for authors: its examples are a lesson that holds."""

import re
import shutil
from pathlib import Path

from playground.course.lessons import load_lessons
from playground.course.ordering import is_reordered
from playground.course.places import Places
from playground.course.proof import prove, prove_texts

ROOT = Path(__file__).parent.parent.parent
LESSON = ROOT / "lessons" / "01_from_the_top" / "02_a_click_is_a_rerun"


def test_the_lesson_of_the_guide_holds(tmp_path: Path) -> None:
    guide = (ROOT / "docs" / "teach.md").read_text(encoding="utf-8")
    (front,) = re.findall(r"```markdown\n(.*?)```", guide, re.DOTALL)
    more_questions = next(block for block in re.findall(r"```yaml\n(.*?)```", guide, re.DOTALL) if "predict:" in block)
    front = re.sub(r"^predict:.*?(?=^---)", more_questions, front, flags=re.DOTALL | re.MULTILINE)
    folder = tmp_path / "01_basics" / "04_my_lesson"
    folder.mkdir(parents=True)
    (folder.parent / "chapter.md").write_text("---\ntitle: Basics\n---\n")
    (folder / "lesson.md").write_text(front)
    (folder / "check.py").write_text("\n\n".join(re.findall(r"```python\n(.*?)```", guide, re.DOTALL)))
    for name in ("start.py", "solution.py", "wrong_below.py"):
        shutil.copy(LESSON / name, folder)

    proof = prove(load_lessons(tmp_path)[0].lessons[0], streamlit=False)

    # The guide's example of every question asks about more than this lesson has.
    assert [line for line in proof.fails if not re.search("there is no (count|such field)", line)] == []
    assert "wrong_below.py gets its advice" in proof.holds


def test_the_lesson_that_the_guide_builds_holds(tmp_path: Path) -> None:
    guide = (ROOT / "docs" / "teach.md").read_text(encoding="utf-8")
    folder = tmp_path / "01_first_steps" / "01_the_light_that_stays"
    folder.mkdir(parents=True)
    (folder.parent / "chapter.md").write_text("---\ntitle: First steps\n---\n")
    for name, text in re.findall(
        r'^`{3,4}\w+ title="(\S+?)(?:, below)?"\n(.*?)^`{3,4}$', guide, re.DOTALL | re.MULTILINE
    ):
        with (folder / name).open("a", encoding="utf-8") as file:
            file.write(text.replace("import App\n", "import App, mistake\n"))
    chapter = load_lessons(tmp_path)[0]

    proof = prove(chapter.lessons[0], streamlit=True)
    prove_texts(proof, chapter, Places(tmp_path))

    assert proof.fails == []
    assert "wrong_too_early.py gets its advice" in proof.holds
    early, solution = ((folder / name).read_text() for name in ("wrong_too_early.py", "solution.py"))
    assert is_reordered(early, solution)
