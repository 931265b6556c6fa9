import streamlit as st

if "water" not in st.session_state:
    st.session_state.water = 0

st.header(f"Water: {st.session_state.water} litres")

if st.button("Pour in a bucket"):
    st.session_state.water += 10
    st.rerun()

if st.toggle("Pump") and st.session_state.water != 50:
    st.session_state.water += 10
    st.rerun()

st.caption("The tank holds 50 litres.")
