from playground.render.markup.html import Html, el, ident, jump, text


def test_what_is_not_html_is_escaped():
    assert el("p", {"title": '"><script>'}, "<b>", Html("<i></i>")) == (
        '<p title="&quot;&gt;&lt;script&gt;">&lt;b&gt;<i></i></p>'
    )


def test_attributes_that_are_none_or_false_are_left_out():
    assert el("input", {"a": None, "b": False, "c": True, "d": 0}) == '<input c d="0">'


def test_characters_no_page_may_hold_are_replaced():
    assert text("a\x00b\ud800c") == "a\ufffdb\ufffdc"


def test_different_paths_have_different_ids():
    paths = ["main/a b", "main/a-b", "main/a/b", "main/columns[0]", "main/columns#2[0]", "main/form:a b"]
    ids = [ident(path) for path in paths]
    assert len(set(ids)) == len(paths)
    assert not any(" " in name for name in ids)


def test_a_jump_needs_a_line():
    assert jump(("", 7)) == '<button type="button" class="rp-line" data-line="7">line 7</button>'
    assert jump(None) is None


def test_a_jump_names_the_file_that_is_not_the_main_script():
    assert jump(("pages/<b>.py", 7)) == (
        '<button type="button" class="rp-line" data-line="7" data-file="pages/&lt;b&gt;.py">'
        "pages/&lt;b&gt;.py, line 7</button>"
    )
