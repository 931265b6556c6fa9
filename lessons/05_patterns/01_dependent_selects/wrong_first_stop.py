import streamlit as st

STOPS = {"Line 1": ["Harbour", "Market", "Station"], "Line 2": ["Hospital", "Station", "Zoo"]}


def first_stop():
    st.session_state.stop = STOPS[st.session_state.line][0]


line = st.selectbox("Line", list(STOPS), key="line", on_change=first_stop)
stop = st.selectbox("Stop", STOPS[line], key="stop")

st.header(f"{line} from {stop}")
