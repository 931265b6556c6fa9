import streamlit as st

if "count" not in st.session_state:
    st.session_state.count = 0

if st.button("Plus"):
    st.session_state.count += 1

if st.button("Minus"):
    st.session_state.count -= 1

st.header(f"Count: {st.session_state.count}")
