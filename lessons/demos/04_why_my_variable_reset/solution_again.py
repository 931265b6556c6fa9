import streamlit as st

state = st.session_state
if "basket" not in state:
    state.basket = []

if st.button("Milk"):
    state.basket.append("milk")
if st.button("Bread"):
    state.basket.append("bread")

number = len(state.basket)
st.header(f"To buy: {number}")
