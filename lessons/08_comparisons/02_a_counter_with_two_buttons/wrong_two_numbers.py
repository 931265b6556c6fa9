import streamlit as st

if "count" not in st.session_state:
    st.session_state.count = 0

if st.button("Up"):
    st.session_state.count += 1

if st.button("Down"):
    st.session_state.count -= 1

if st.button("Reset"):
    st.session_state.count = 0

st.session_state.count = st.number_input("Number", value=st.session_state.count)
st.header(f"Count: {st.session_state.count}")
