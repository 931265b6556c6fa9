import streamlit as st

if "count" not in st.session_state:
    st.session_state.count = 0

count = st.session_state.count
st.header(f"Count: {count}")

def add(n):
    st.session_state.count += n

st.button("Up", on_click=add, args=[1])
st.button("Down", on_click=add, args=[-1])
