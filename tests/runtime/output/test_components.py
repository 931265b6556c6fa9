"""What stands in the place of a custom component."""

from playground.runtime.output.components import absent


def test_it_says_what_is_not_here_and_what_to_do() -> None:
    fields = absent("st.components.v1", "app.chooser")
    assert fields["name"] == "st.components.v1"
    assert "`app.chooser` is not here" in str(fields["text"])
    assert "Run the script with Streamlit itself" in str(fields["text"])
    assert len(str(absent("st.components.v1", "x" * 5_000)["text"])) < 1_000
