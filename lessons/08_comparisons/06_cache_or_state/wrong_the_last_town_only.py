import time
import streamlit as st

def ask(town):
    time.sleep(0.3)
    return {"Rome": 2, "Oslo": 6}[town]

town = st.radio("Town", ["Rome", "Oslo"])
if st.session_state.get("town") != town:
    st.session_state.town = town
    st.session_state.price = ask(town)
price = st.session_state.price
st.header(f"Coffee: {price} euros")
st.button("Again")
