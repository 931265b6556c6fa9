import time

import streamlit as st

STOPS = {"Oslo": 4, "Vienna": 7, "Lisbon": 12}


def journey(city):
    time.sleep(0.2)
    return STOPS[city] * 2


city = st.selectbox("Where to?", list(STOPS))
unit = st.radio("Time in", ["Hours", "Minutes"])

if city not in st.session_state:
    st.session_state[city] = journey(city)
hours = st.session_state[city]
st.header(f"{city}: {hours * 60} minutes" if unit == "Minutes" else f"{city}: {hours} hours")
