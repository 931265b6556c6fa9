"""The page of components: its policy knows no server, and what runs in it has no origin."""

import re

from playground.page.component import COMPONENT_POLICY, component_html


def test_it_asks_nobody_and_names_nobody() -> None:
    html = component_html()
    assert f'content="{COMPONENT_POLICY}"' in html
    assert "://" not in html
    assert not re.search(r"\b(src|href)=", html)
    sources = {each for part in COMPONENT_POLICY.split("; ") for each in part.split()[1:]}
    assert sources == {"'none'", "'unsafe-inline'", "'unsafe-eval'", "data:", "blob:"}


def test_what_it_takes_runs_in_a_frame_that_is_nobodys() -> None:
    assert re.findall(r'sandbox = "([^"]*)"', component_html()) == ["allow-scripts"]
    for name in ("default-src", "frame-src", "base-uri", "form-action"):
        assert f"{name} 'none'" in COMPONENT_POLICY
