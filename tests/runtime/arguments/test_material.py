"""The names of Material icons are Streamlit's, and hardly any other."""

from streamlit.material_icon_names import ALL_MATERIAL_ICONS

from playground.runtime.arguments.material import is_name


def test_every_name_of_streamlit_is_known() -> None:
    assert [name for name in ALL_MATERIAL_ICONS if not is_name(name)] == []


def test_other_words_are_not() -> None:
    others = [f"{name}_{number}x" for number, name in enumerate(sorted(ALL_MATERIAL_ICONS))]
    taken = [name for name in others if is_name(name)]
    assert len(taken) <= len(others) / 1_000


def test_what_is_no_word_is_not() -> None:
    assert [text for text in ("", " home", "Home", "home ", "h\udc80me", "nope_nope") if is_name(text)] == []
