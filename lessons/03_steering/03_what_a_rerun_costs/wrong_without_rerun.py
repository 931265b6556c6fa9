import streamlit as st

if "points" not in st.session_state:
    st.session_state.points = 0

st.header(f"Points: {st.session_state.points}")
st.write("How much is 7 times 8?")

if st.button("54"):
    st.error("No, try again.")

if st.button("56"):
    st.session_state.points += 1
    st.success("Right!")

st.caption("One point for each right answer.")
