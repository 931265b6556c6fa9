from playground.render.session.announce import announce
from tests.render.samples import callback_steps, element, exception_steps, rerun_steps, run, step, widget


def test_the_header_now():
    assert announce(rerun_steps()) == "2 runs; header now Foo"
    assert announce(callback_steps()) == "1 run; header now Bar"


def test_a_load_only_counts():
    assert announce([step()]) == "1 run"
    assert announce([]) == ""


def test_nothing_changed():
    assert announce([step(), step(action={"click": "x"})]) == "1 run; nothing on the screen changed"


def test_a_failure_comes_first():
    said = announce([step(), exception_steps()[0] | {"action": {"click": "x"}}])
    assert (
        said == "1 run; the script failed at line 4; new title Hello; new error NameError: name 'colour' is not defined"
    )


def test_what_is_new_and_what_is_gone():
    two = [element("a", "text", text="A"), element("b", "text", text="B")]
    assert announce([step(two), step(two[:1], action={"click": "x"})]) == "1 run; 1 element gone"
    assert announce([step(two[:1]), step(two, action={"click": "x"})]) == "1 run; new text B"


def test_many_changes_are_counted():
    def screen(word):
        return [widget(f"w{n}", "text_input", f"N{n}", value=word) for n in range(5)]

    said = announce([step(screen("a")), step(screen("b"), runs=[run(2, "widget")], action={"click": "x"})])
    assert said.endswith("text input now N2 b; 2 more changes")
