"""An ordering task: the pieces of a script, and whether another script is made of them."""

from playground.course.ordering import is_reordered, pieces

SCRIPT = """import streamlit as st

# The number first.
count = 0


@st.fragment
def show():
    st.write(count)

    st.write("again")


if st.button("Add"): count = 1; st.write(2)
show()
"""


def test_a_piece_is_a_statement_with_its_body_its_decorators_and_the_comments_above_it() -> None:
    assert pieces(SCRIPT) == (
        "import streamlit as st",
        "# The number first.\ncount = 0",
        '@st.fragment\ndef show():\n    st.write(count)\n\n    st.write("again")',
        'if st.button("Add"): count = 1; st.write(2)',
        "show()",
    )


def test_statements_that_share_a_line_stay_together() -> None:
    assert pieces("a = 1; b = 2\nc = 3") == ("a = 1; b = 2", "c = 3")


def test_the_same_pieces_in_another_order() -> None:
    assert is_reordered("a = 1\nb = 2", "b = 2\n\na = 1")
    assert not is_reordered("a = 1\nb = 2", "a = 1\nb = 2")
    assert not is_reordered("a = 1\nb = 2", "b = 2\na = 1\na = 1")
