"""Packages of custom components for Streamlit that scripts import, and what of Streamlit itself does the same."""

from __future__ import annotations

from typing import Final

INSTEAD: Final = {
    "st_aggrid": "`st.dataframe` or `st.data_editor`",
    "st_pages": "`st.navigation`",
    "extra_streamlit_components": "`st.tabs` or `st.progress`",
    "streamlit_agraph": "`st.graphviz_chart`",
    "streamlit_antd_components": "`st.segmented_control`, `st.pills` or `st.tabs`",
    "streamlit_autorefresh": "`@st.fragment(run_every=...)`",
    "streamlit_chat": "`st.chat_message`",
    "streamlit_echarts": "`st.echarts_chart`",
    "streamlit_extras": "the elements of `st`",
    "streamlit_folium": "`st.map`",
    "streamlit_mermaid": "`st.mermaid_chart`",
    "streamlit_option_menu": "`st.navigation` or `st.segmented_control`",
    "streamlit_plotly_events": '`st.plotly_chart(..., on_select="rerun")`',
    "streamlit_searchbox": "`st.selectbox`",
    "streamlit_star_rating": "`st.feedback`",
    "streamlit_tags": "`st.multiselect(..., accept_new_options=True)`",
    "streamlit_toggle": "`st.toggle`",
}
_OTHERS: Final = ("streamlit_", "st_")


def of_components(module: str) -> str | None:
    """What is said of a module that belongs to such a package, which is not here; None for any other module."""
    root = module.partition(".")[0]
    instead = INSTEAD.get(root)
    if instead is None and not root.startswith(_OTHERS):
        return None
    use = f"Use {instead} in its place" if instead else "Use an element of `st` in its place"
    return f"`{root}` is a package of custom components, whose pages are not here. {use}."
