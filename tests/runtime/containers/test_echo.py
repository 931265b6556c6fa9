"""`st.echo`: the code of a block, above what it shows or below it."""

from tests.runtime.app import App


def echoed(body: str, call: str = "st.echo()") -> list[str]:
    block = "\n".join(f"    {line}" for line in body.splitlines())
    return App(f"import streamlit as st\nwith {call}:\n{block}\nst.text('after')").shown


def test_the_code_stands_above_what_it_shows():
    assert echoed("st.text('a')\n# why\nst.text('b')") == ["st.text('a')\n# why\nst.text('b')", "a", "b", "after"]


def test_or_below_it():
    assert echoed("st.text('a')", 'st.echo(code_location="below")') == ["a", "st.text('a')", "after"]


def test_inner_lines_keep_their_indentation():
    assert echoed("if True:\n    st.text('a')")[0] == "if True:\n    st.text('a')"


def test_a_decorator_is_part_of_the_block():
    assert echoed("@st.cache_data\ndef f(): ...\nf()")[0].startswith("@st.cache_data\ndef f(): ...\n")


def test_a_comment_before_the_first_statement_is_not():
    assert echoed("# why\nst.text('a')")[0] == "st.text('a')"


def test_the_innermost_block_of_several():
    app = App("""
        import streamlit as st
        def show():
            for n in range(2):
                with st.echo():
                    st.text(n)
        show()
    """)
    assert app.shown == ["st.text(n)", "0", "st.text(n)", "1"]


def test_of_a_block_that_did_not_end_no_code_is_shown():
    app = App("""
        import streamlit as st
        with st.echo():
            st.text("a")
            st.stop()
    """)
    assert app.shown == ["a"]


def test_where_no_block_is_found_it_is_an_error():
    """As in Streamlit, which looks for the block by its line: of one line, and within a `match`, it finds none."""
    assert App("import streamlit as st\nwith st.echo(): st.text('a')").error.startswith("line 2: AttributeError")
    app = App("""
        import streamlit as st
        match 1:
            case 1:
                with st.echo():
                    st.text("a")
    """)
    assert app.error == "line 4: KeyError: 4"
