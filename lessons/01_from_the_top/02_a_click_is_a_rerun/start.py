import streamlit as st

count = 0

if st.button("Add one"):
    count = count + 1

st.header(f"Count: {count}")
st.button("Do nothing")
