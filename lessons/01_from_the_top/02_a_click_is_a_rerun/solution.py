import streamlit as st

count = 0

if st.button("Add one"):
    count = count + 1
if st.button("Add ten"):
    count = count + 10

st.header(f"Count: {count}")
st.button("Do nothing")
