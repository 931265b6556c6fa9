import streamlit as st

st.header("The Clockmaker's Cat")

st.session_state.asking = st.button("Borrow")

if st.session_state.asking:
    st.write("For how long?")
    if st.button("Two weeks"):
        st.success("Yours for two weeks")
