import streamlit as st

if "total" not in st.session_state:
    st.session_state.total = 0

st.header(f"Total: {st.session_state.total} euros")


def add(price, pieces=1):
    st.session_state.total += price * pieces


for name, price, pieces in [("Tea", 3, 1), ("Six eggs", 1, 6), ("Bread", 5, 1), ("Two jams", 4, 2)]:
    st.button(name, on_click=lambda: add(price, pieces))
