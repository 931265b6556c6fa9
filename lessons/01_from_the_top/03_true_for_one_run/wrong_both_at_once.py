import streamlit as st

st.header("The Clockmaker's Cat")

borrow = st.button("Borrow")
weeks = st.button("Two weeks")

if borrow and weeks:
    st.success("Yours for two weeks")
