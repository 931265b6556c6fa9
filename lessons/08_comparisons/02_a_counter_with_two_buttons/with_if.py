import streamlit as st

if "count" not in st.session_state:
    st.session_state.count = 0

if st.button("Up"):
    st.session_state.count += 1

if st.button("Down"):
    st.session_state.count -= 1

count = st.session_state.count
st.header(f"Count: {count}")
