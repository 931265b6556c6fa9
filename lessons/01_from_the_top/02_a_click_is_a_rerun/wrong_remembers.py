import streamlit as st

if "count" not in st.session_state:
    st.session_state.count = 0

if st.button("Add one"):
    st.session_state.count += 1
if st.button("Add ten"):
    st.session_state.count += 10

st.header(f"Count: {st.session_state.count}")
st.button("Do nothing")
