import streamlit as st

STOPS = ["Harbour", "Market", "Station", "Hospital", "Zoo"]

line = st.selectbox("Line", ["Line 1", "Line 2"])
stop = st.selectbox("Stop", STOPS, key="stop")

st.header(f"{line} from {stop}")
