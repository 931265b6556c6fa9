"""The room is asked: hands are counted by keys or by mouse, in one vote or two, and then the answer is shown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import new_context
from tests.browser.playgrounds import settle, the_playground, until_true, wait_for_sandbox, wait_until_live
from tests.browser.shell.test_axe import violations
from tests.browser.stage.demo import Stage as DemoStage
from tests.browser.stage.demo import served
from tests.browser.stage.room import Panel, ask

SAID = """() => {
    const {shadowRoot} = document.querySelector('[data-stage=question]');
    window.heard = [];
    new MutationObserver(() => window.heard.push(shadowRoot.querySelector('[role=status]').textContent))
        .observe(shadowRoot.querySelector('[role=status]'), {childList: true});
}"""

ABOVE = """() => {
    const panel = document.querySelector('[data-stage=question]').shadowRoot.querySelector('section');
    const hosts = [...document.querySelectorAll('[data-presented]')];
    const { top } = panel.getBoundingClientRect();
    return hosts.length > 0 && hosts.every((host) => host.getBoundingClientRect().bottom <= top + 1);
}"""
FOCUSED = "() => document.activeElement.shadowRoot.activeElement.closest('.rp-pane').dataset.part"


@pytest.fixture
def stage(open_page: Callable[..., Page]) -> Page:
    """A page whose Python never starts: what is asked needs none."""
    page = open_page(python=False)
    page.goto("play/")
    wait_until_live(page)
    return page


def test_hands_are_counted_by_keys_in_two_votes_and_the_answer_is_shown(stage: Page) -> None:
    page = stage
    page.evaluate(SAID)
    page.keyboard.press("q")
    form = page.get_by_role("dialog", name="Ask the room")
    form.get_by_role("button", name="How many runs?").click()
    expect(form.get_by_label("Options, one a line")).to_have_value("0\n1\n2\n3")
    page.keyboard.press("Enter")
    panel = Panel(page, "How many runs?")
    expect(panel.region).to_contain_text("Vote · 0 votes")

    # Each press is a hand; the room does not see who leads until that is wanted.
    for key in ("2", "2", "3", "3", "3", "Shift+3", "5"):
        page.keyboard.press(key)
    expect(panel.region).to_contain_text("Vote · 4 votes")
    expect(panel.region.locator(".rp-asked__vote")).to_have_count(0)
    page.keyboard.press("h")
    panel.expect_votes(_0=[0], _1=[2], _2=[2], _3=[0])
    expect(panel.option("1")).to_contain_text("2 · 50 %")
    page.keyboard.press("Backspace")
    panel.expect_votes(_2=[1])
    page.keyboard.press("h")
    expect(panel.region.locator(".rp-asked__vote")).to_have_count(0)

    # A slip: the second vote is taken back as long as it is empty.
    page.keyboard.press("v")
    expect(panel.region).to_contain_text("Discuss with your neighbour, then vote again · 0 votes")
    page.keyboard.press("Backspace")
    expect(panel.region).to_contain_text("Vote · 3 votes")
    page.keyboard.press("v")
    for _ in range(3):
        page.keyboard.press("3")
    page.keyboard.press("v")  # there is no third one
    expect(panel.region).to_contain_text("Discuss with your neighbour, then vote again · 3 votes")

    # Both votes beside each other, and what was right in words.
    page.keyboard.press("a")
    expect(panel.region).to_contain_text("How the room voted")
    panel.expect_votes(_0=[0, 0], _1=[2, 0], _2=[1, 3], _3=[0, 0])
    expect(panel.option("2")).to_contain_text("Second vote")
    expect(panel.option("2")).to_contain_text("3 · 100 %")
    expect(panel.region.get_by_text("✓ Right")).to_have_count(0)
    page.keyboard.press("4")
    page.keyboard.press("3")
    expect(panel.region.get_by_text("✓ Right")).to_have_count(1)
    expect(panel.option("2")).to_contain_text("✓ Right")
    page.keyboard.press("a")
    expect(panel.region).to_be_hidden()

    # Who does not see it heard of each turn once, and of no hand.
    assert page.evaluate("heard") == [
        "Question: How many runs? 1: 0. 2: 1. 3: 2. 4: 3.",
        "Second vote: How many runs?",
        "Question: How many runs? 1: 0. 2: 1. 3: 2. 4: 3.",
        "Second vote: How many runs?",
        "First vote: 0: 0, 1: 2, 2: 1, 3: 0. Second vote: 0: 0, 1: 0, 2: 3, 3: 0.",
        "Right is 4: 3. First vote: 0: 0, 1: 2, 2: 1, 3: 0. Second vote: 0: 0, 1: 0, 2: 3, 3: 0.",
        "Right is 3: 2. First vote: 0: 0, 1: 2, 2: 1, 3: 0. Second vote: 0: 0, 1: 0, 2: 3, 3: 0.",
        "",
    ]


def test_keys_are_hands_only_while_they_cannot_be_anything_else(stage: Page) -> None:
    page = stage
    pane = the_playground(page)
    panel = ask(page, "Does it rerun?", ["Yes", "No"])
    page.keyboard.press("1")
    expect(panel.region).to_contain_text("1 vote")
    page.keyboard.press("3")  # no option has it: it goes to a pane, as ever
    assert page.evaluate(FOCUSED) == "runs"
    page.keyboard.press("2")
    expect(panel.region).to_contain_text("2 votes")
    assert page.evaluate(FOCUSED) == "runs"
    page.keyboard.press("Backspace")

    # Not where text is typed, not in a dialog, not where single keys are off.
    editor = pane.pane("Script").get_by_role("textbox")
    editor.click()
    page.keyboard.type("12v")
    expect(editor).to_contain_text("12v")
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    page.keyboard.press("?")
    page.keyboard.press("1")
    page.get_by_role("dialog", name="Keyboard").get_by_label("Keys without Ctrl").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("1")
    expect(panel.region).to_contain_text("Vote · 1 vote")
    expect(panel.region.get_by_role("button", name="Discuss, vote again")).to_be_visible()


def test_all_of_it_can_be_done_by_mouse_also_in_a_small_window(open_page: Callable[..., Page]) -> None:
    page = open_page(python=False, viewport={"width": 390, "height": 844}, has_touch=True)
    page.goto("play/")
    wait_until_live(page)
    pane = the_playground(page)
    pane.button("View").click()
    pane.button("Ask the room… Q").click()
    form = page.get_by_role("dialog", name="Ask the room")

    # What is missing is said, and nothing is lost.
    form.get_by_role("button", name="Ask", exact=True).click()
    expect(form.get_by_role("alert")).to_have_text("Write the question.")
    form.get_by_role("button", name="Yes or no?").click()
    form.get_by_label("Question", exact=True).fill("Does the whole script run once more, from its first line on?")
    for wrong, told in (
        ("Yes", "Write 2 to 5 options, each on a line of its own."),
        ("1\n2\n3\n4\n5\n6", "Write 2 to 5 options, each on a line of its own."),
        ("Yes\n Yes ", "Two options are the same."),
        ("Yes\n" + "x" * 201, "An option has at most 200 characters."),
    ):
        form.get_by_label("Options, one a line").fill(wrong)
        form.get_by_role("button", name="Ask", exact=True).click()
        expect(form.get_by_role("alert")).to_have_text(told)
    assert violations(page, form) == ""
    form.get_by_role("button", name="Yes or no?").click()
    form.get_by_role("button", name="Ask", exact=True).click()

    panel = Panel(page, "Does the whole script run once more, from its first line on?")
    panel.button("1 Yes").click()
    panel.button("One hand more for No").click()
    panel.button("One hand more for No").click()
    panel.button("One hand fewer for No").click()
    panel.button("Show counts").click()
    panel.expect_votes(Yes=[1], No=[1])
    field = panel.region.get_by_label("Number of hands for No")
    field.fill("12")
    field.press("Enter")
    panel.expect_votes(Yes=[1], No=[12])
    field.fill("-3")
    field.press("Enter")
    panel.expect_votes(No=[0])
    field.fill("1000000")
    field.press("Enter")
    panel.expect_votes(No=[9999])
    assert violations(page) == ""
    box = panel.region.bounding_box()
    assert box is not None
    assert box["height"] < 844 * 0.63
    assert box["y"] + box["height"] <= 844 + 1
    assert page.evaluate("document.documentElement.scrollWidth") <= 390

    panel.button("Discuss, vote again").click()
    panel.button("One hand more for Yes").click()
    panel.button("Show the result").click()
    panel.button("Mark as right: Yes").click()
    expect(panel.option("Yes")).to_contain_text("✓ Right")
    assert violations(page) == ""
    panel.button("Not right: Yes").click()
    expect(panel.region.get_by_text("✓ Right")).to_have_count(0)
    panel.button("Close").click()
    expect(panel.region).to_be_hidden()


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (1920, 1080)])
def test_the_panel_hides_nothing_that_one_cannot_scroll_to(
    open_page: Callable[..., Page], width: int, height: int
) -> None:
    """It has a place of its own at the end of the page, where the page is not presented."""
    page = open_page(python=False, viewport={"width": width, "height": height})
    page.goto("play/")
    wait_until_live(page)
    panel = ask(
        page, "Where does the first line of what you see come from?", ["The script", "The browser", "The cache"]
    )
    page.evaluate("scrollTo({top: 1e6, behavior: 'instant'})")
    settle(page)
    above = page.evaluate("document.querySelector('footer').getBoundingClientRect().bottom")
    box = panel.region.bounding_box()
    assert box is not None
    assert above <= box["y"] + 1
    assert box["height"] < height / 2
    assert page.evaluate("document.documentElement.style.getPropertyValue('--rp-asked')") == f"{round(box['height'])}px"


def test_a_demo_asks_and_its_next_step_answers(browser: Browser, tmp_path: Path) -> None:
    """Twice voted, from a key, in present mode: the step is done by the second press, and its answer is marked."""
    with served(tmp_path) as url:
        page = new_context(browser, url).new_page()
        page.goto("demos/two/")
        wait_for_sandbox(page)
        stage = DemoStage(page)
        late = stage.script("late.py")
        for _ in range(3):
            stage.press("Next")
        expect(stage.where).to_have_text("3 of 6 · How often?")
        panel = Panel(page, "How many runs?")
        expect(panel.region).to_contain_text("Vote · 0 votes")
        late.expect_runs(2)
        for key in ("2", "3", "3", "v", "2", "2", "2"):
            page.keyboard.press(key)
        expect(panel.region).to_contain_text("then vote again · 3 votes")

        # Its question is not pushed aside by another one.
        page.keyboard.press("q")
        form = page.get_by_role("dialog", name="Ask the room")
        form.get_by_role("button", name="How many runs?").click()
        form.get_by_role("button", name="Ask", exact=True).click()
        expect(form.get_by_role("alert")).to_contain_text("The demo asks something itself now")
        page.keyboard.press("Escape")
        expect(form).to_be_hidden()

        # Presented, script and app stand above it.
        page.keyboard.press("p")
        expect(page.locator("html")).to_have_attribute("data-presenting", "")
        expect(late.region).to_be_visible()
        until_true(page, ABOVE)

        # What was asked about comes into sight, where the app is higher than its pane.
        page.keyboard.press("Shift+Digit1")
        for _ in range(6):
            page.keyboard.press("+")
        body = late.app.locator(".rp-pane__body")
        body.evaluate("body => { body.scrollTop = body.scrollHeight; }")
        expect(late.app.get_by_text("Late: 0", exact=True)).not_to_be_in_viewport(ratio=1)
        page.keyboard.press("PageDown")
        late.expect_runs(3)
        expect(late.app.get_by_text("Late: 1", exact=True)).to_be_in_viewport(ratio=1)
        for _ in range(6):
            page.keyboard.press("-")
        box = panel.region.bounding_box()
        assert box
        assert box["height"] < 800 * 0.3  # with two votes
        panel.expect_votes(_0=[0, 0], _1=[1, 3], _2=[2, 0])
        expect(panel.option("1")).to_contain_text("✓ Right")
        expect(panel.region.get_by_role("button")).to_have_count(0)
        until_true(page, ABOVE)
        page.keyboard.press("1")  # no hand, and no other answer
        page.keyboard.press("PageDown")
        expect(panel.region).to_be_hidden()
        page.keyboard.press("Escape")  # out of the light
        page.keyboard.press("Escape")  # and of the editor, to which the 1 has led
        page.keyboard.press("Home")
        expect(page.get_by_role("navigation", name="Presenting")).to_contain_text("Start: Late and early")
        expect(late.app.get_by_text("Late: 0", exact=True)).to_be_visible()
        page.keyboard.press("Escape")
        page.context.close()
