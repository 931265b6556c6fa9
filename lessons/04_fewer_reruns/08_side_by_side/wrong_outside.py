import time

import streamlit as st

st.header("Two ways to the island")


@st.fragment(parallel=True)
def ask(place, way, price):
    time.sleep(0.2)
    st.button(f"Ask for the {way} again")
    place.subheader(f"{way.capitalize()}: {price} euros")


left, right = st.columns(2)
ask(left, "ship", 48)
ask(right, "train", 65)

st.write("The island has three beaches.")
