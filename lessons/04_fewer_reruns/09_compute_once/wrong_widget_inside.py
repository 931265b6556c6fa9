import time

import streamlit as st

STOPS = {"Oslo": 4, "Vienna": 7, "Lisbon": 12}


@st.cache_data
def journey(city):
    time.sleep(0.2)
    hours = STOPS[city] * 2
    unit = st.radio("Time in", ["Hours", "Minutes"])
    return f"{hours * 60} minutes" if unit == "Minutes" else f"{hours} hours"


city = st.selectbox("Where to?", list(STOPS))

st.header(f"{city}: {journey(city)}")
