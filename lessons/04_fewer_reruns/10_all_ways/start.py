import time

import streamlit as st


def concerts():
    time.sleep(0.2)
    return ["Jazz trio", "String quartet"]


concert = st.radio("Concert", concerts())

if st.toggle("Show the way"):
    st.write("Tram 6 to the harbour, then five minutes on foot.")

name = st.text_input("Name")
seats = st.number_input("Seats", 1, 8)
if st.button("Book"):
    st.success(f"{concert}: {seats} for {name}")
