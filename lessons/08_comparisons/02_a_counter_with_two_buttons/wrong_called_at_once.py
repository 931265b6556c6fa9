import streamlit as st

if "count" not in st.session_state:
    st.session_state.count = 0

def add(n):
    st.session_state.count += n

st.button("Up", on_click=add(1))
st.button("Down", on_click=add(-1))
st.button("Reset", on_click=add(-st.session_state.count))
st.number_input("Number", step=1, key="count")
st.header(f"Count: {st.session_state.count}")
