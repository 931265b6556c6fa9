import time

import streamlit as st

STOPS = {"Oslo": 4, "Vienna": 7, "Lisbon": 12}


@st.cache_data
def journey(city):
    time.sleep(0.2)
    return STOPS[city] * 2


city = st.selectbox("Where to?", list(STOPS))
unit = st.radio("Time in", ["Hours", "Minutes"])

hours = journey(city)
st.header(f"{city}: {hours * 60} minutes" if unit == "Minutes" else f"{city}: {hours} hours")
