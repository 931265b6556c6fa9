import time

import streamlit as st

st.header("Two ways to the island")


@st.fragment
def ask(way, price):
    time.sleep(0.2)
    st.button(f"Ask for the {way} again")
    st.subheader(f"{way.capitalize()}: {price} euros")


left, right = st.columns(2)
with left:
    ask("ship", 48)
with right:
    ask("train", 65)

st.write("The island has three beaches.")
