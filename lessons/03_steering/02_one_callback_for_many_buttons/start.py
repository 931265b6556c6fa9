import streamlit as st

if "total" not in st.session_state:
    st.session_state.total = 0

st.header(f"Total: {st.session_state.total} euros")


def add(price, pieces=1):
    st.session_state.total += price * pieces


st.button("Tea", on_click=add, args=(3,))
st.button("Six eggs", on_click=add, kwargs={"price": 1, "pieces": 6})
