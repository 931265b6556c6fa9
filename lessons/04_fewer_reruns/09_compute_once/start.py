import time

import streamlit as st

STOPS = {"Oslo": 4, "Vienna": 7, "Lisbon": 12}


@st.cache_data
def journey(city, unit):
    time.sleep(0.2)
    hours = STOPS[city] * 2
    return f"{hours * 60} minutes" if unit == "Minutes" else f"{hours} hours"


city = st.selectbox("Where to?", list(STOPS))
unit = st.radio("Time in", ["Hours", "Minutes"])

st.header(f"{city}: {journey(city, unit)}")
