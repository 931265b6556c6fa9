import streamlit as st

STOPS = {"Line 1": ["Harbour", "Market", "Station"], "Line 2": ["Hospital", "Station", "Zoo"]}

if "from_stop" not in st.session_state:
    st.session_state.from_stop = "Harbour"


def choose():
    st.session_state.from_stop = st.session_state.stop


line = st.selectbox("Line", list(STOPS))
st.selectbox("Stop", STOPS[line], key="stop", on_change=choose)

st.header(f"{line} from {st.session_state.from_stop}")
