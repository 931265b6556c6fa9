"""The build of the project's own site, as the command runs it."""

from pathlib import Path

import pytest
from mkdocs.exceptions import Abort

from playground.site import build


def test_what_is_wrong_with_a_page_is_told_on_the_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("# Home\n\n[Away](nowhere.md)\n")
    (tmp_path / "mkdocs.yml").write_text("site_name: Ours\nstrict: true\nplugins: []\n")
    monkeypatch.setattr(build, "PROJECT", tmp_path)

    with pytest.raises(Abort):
        build.build(tmp_path / "site")

    assert "'nowhere.md'" in capsys.readouterr().err
