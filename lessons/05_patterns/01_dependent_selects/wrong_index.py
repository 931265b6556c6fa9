import streamlit as st

STOPS = {"Line 1": ["Harbour", "Market", "Station"], "Line 2": ["Hospital", "Station", "Zoo"]}

if "from_stop" not in st.session_state:
    st.session_state.from_stop = "Harbour"

line = st.selectbox("Line", list(STOPS))
stop = st.selectbox("Stop", STOPS[line], index=STOPS[line].index(st.session_state.from_stop))
st.session_state.from_stop = stop

st.header(f"{line} from {stop}")
