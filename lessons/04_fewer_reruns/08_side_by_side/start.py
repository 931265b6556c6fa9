import time

import streamlit as st

st.header("Two ways to the island")


@st.fragment
def ask(way, price):
    time.sleep(0.2)
    st.button(f"Ask for the {way} again")
    return price


left, right = st.columns(2)
with left:
    ship = ask("ship", 48)
    st.subheader(f"Ship: {ship} euros")
with right:
    train = ask("train", 65)
    st.subheader(f"Train: {train} euros")

st.write("The island has three beaches.")
