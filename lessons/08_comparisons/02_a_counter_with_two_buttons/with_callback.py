import streamlit as st

if "count" not in st.session_state:
    st.session_state.count = 0

st.header(f"Count: {st.session_state.count}")

def add(n):
    st.session_state.count += n

st.button("Plus", on_click=add, args=(1,))
st.button("Minus", on_click=add, args=(-1,))
