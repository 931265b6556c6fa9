import streamlit as st

if "cups" not in st.session_state:
    st.session_state.cups = 5

st.header(f"{st.session_state.cups} cups left")


def sell():
    st.session_state.cups -= 1


def refill():
    cups = 5


st.button("Sell a cup", on_click=sell)

st.button("Refill", on_click=refill)
