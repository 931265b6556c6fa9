import streamlit as st

STOPS = {"Line 1": ["Harbour", "Market", "Station"], "Line 2": ["Hospital", "Station", "Zoo"]}

line = st.selectbox("Line", list(STOPS))
stop = st.selectbox("Stop", STOPS[line], key="stop")

st.header(f"{line} from {stop}")
