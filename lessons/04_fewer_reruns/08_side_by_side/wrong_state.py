import time

import streamlit as st

st.header("Two ways to the island")


@st.fragment(parallel=True)
def ask(way, price):
    time.sleep(0.2)
    st.button(f"Ask for the {way} again")
    st.session_state[way] = price


left, right = st.columns(2)
with left:
    ask("ship", 48)
    st.subheader(f"Ship: {st.session_state.get('ship')} euros")
with right:
    ask("train", 65)
    st.subheader(f"Train: {st.session_state.get('train')} euros")

st.write("The island has three beaches.")
