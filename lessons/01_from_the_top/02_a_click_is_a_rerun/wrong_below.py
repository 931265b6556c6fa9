import streamlit as st

count = 0

if st.button("Add one"):
    count = count + 1

st.header(f"Count: {count}")
if st.button("Add ten"):
    count = count + 10
st.button("Do nothing")
