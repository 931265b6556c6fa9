import streamlit as st

state = st.session_state
if "cups" not in state:
    state.cups = 0
if st.button("Order"):
    state.cups += 1
st.header(f"Cups: {state.cups}")

size = st.radio("Size", ["S", "L"])
name = st.text_input("Name", "Ada")
st.write(f"Size {size}, for {name}")
