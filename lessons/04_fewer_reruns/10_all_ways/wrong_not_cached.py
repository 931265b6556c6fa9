import time

import streamlit as st


def concerts():
    time.sleep(0.2)
    return ["Jazz trio", "String quartet"]


@st.fragment
def way():
    if st.toggle("Show the way"):
        st.write("Tram 6 to the harbour, then five minutes on foot.")


concert = st.radio("Concert", concerts(), on_change="ignore")
way()

with st.form("booking"):
    name = st.text_input("Name")
    seats = st.number_input("Seats", 1, 8)
    if st.form_submit_button("Book"):
        st.success(f"{concert}: {seats} for {name}")
