"""Scripts that take their time, and are not to be stopped: no guard may take them for what never ends."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.hostile.test_hostile import HEAD, SOAK
from tests.browser.playgrounds import free_playground

SECONDS = """
from time import perf_counter
end = perf_counter() + {seconds}
"""
HONEST = {
    "forty reruns on purpose": """
st.session_state.setdefault("n", 0)
if st.session_state.n < 40:
    st.session_state.n += 1
    st.rerun()
""",
    "a sleep": "import time\nfor n in range(4): time.sleep(0.5)",
    "a recursion that ends": "def f(n): return n and f(n - 1)\nf(500)",
}
SLOW = {
    "a loop of 8 s": SECONDS.format(seconds=8) + "n = 0\nwhile perf_counter() < end: n += 1",
    "functions of 6 s": SECONDS.format(seconds=6) + "def f(): return perf_counter()\nwhile f() < end: f()",
    "a comprehension of 4 s": SECONDS.format(seconds=4) + "sum(1 for _ in iter(lambda: perf_counter() < end, False))",
    "sorting for 5 s": SECONDS.format(seconds=5)
    + "while perf_counter() < end: sorted(range(200_000), key=lambda n: -n)",
    "sleeps of 8 s": "import time\nfor n in range(80): time.sleep(0.1)",
    "an app that computes in a callback": SECONDS.format(seconds=0)
    + "def work():\n    end = perf_counter() + 5\n    while perf_counter() < end: pass\nst.button('Go', on_click=work)",
    "writes for 5 s": SECONDS.format(seconds=5)
    + "place = st.empty()\nwhile perf_counter() < end: place.text(perf_counter())",
}


@pytest.mark.parametrize("name", HONEST)
def test_an_honest_script_is_let_be(page: Page, name: str) -> None:
    live(page, HONEST[name])


@pytest.mark.skipif(not SOAK, reason="slow: run by `make soak`")
@pytest.mark.parametrize("name", SLOW)
def test_an_honest_script_may_take_long(page: Page, name: str) -> None:
    live(page, SLOW[name])


def live(page: Page, source: str) -> None:
    pane = free_playground(page)
    pane.run(f'{HEAD}{source}\nst.title("at its end")')
    title = pane.app.get_by_role("heading", name="at its end")
    expect(title).to_be_visible()
    if "st.button('Go'" in source:
        pane.app.get_by_role("button", name="Go").click()
    expect(page.locator("html")).to_have_attribute("data-sandbox", "ready")
    expect(title).to_be_visible()
    expect(pane.app.locator(".rp-notice")).to_be_hidden()
    expect(pane.app).not_to_contain_text("stopped")
