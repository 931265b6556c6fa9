import streamlit as st

st.number_input("Number", step=1, key="count")

if st.button("Up"):
    st.session_state.count += 1

if st.button("Down"):
    st.session_state.count -= 1

if st.button("Reset"):
    st.session_state.count = 0

st.header(f"Count: {st.session_state.count}")
