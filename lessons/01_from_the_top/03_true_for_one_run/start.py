import streamlit as st

st.header("The Clockmaker's Cat")

if st.button("Borrow"):
    st.write("For how long?")
    if st.button("Two weeks"):
        st.success("Yours for two weeks")
