"""The page of the speaker window: its policy, and a frame in which nothing runs."""

import re

from playground.page.speaker import SPEAKER_POLICY, speaker_html
from playground.site.policy import inline_scripts


def test_the_page_has_no_script_of_its_own_and_asks_this_site_alone() -> None:
    html = speaker_html()
    assert inline_scripts(html) == []
    assert not re.search(r"\son\w+=", html)
    assert "://" not in html
    assert f'content="{SPEAKER_POLICY}"' in html
    assert "unsafe-eval" not in SPEAKER_POLICY
    assert "connect-src" not in SPEAKER_POLICY


def test_in_the_picture_of_the_room_no_script_runs() -> None:
    (sandbox,) = re.findall(r'<iframe[^>]* sandbox="([^"]*)"', speaker_html())
    assert sandbox == "allow-same-origin"
