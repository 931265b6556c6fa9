import streamlit as st

portions = 2

if st.checkbox("Guests are coming"):
    portions = 6

st.text(f"Eggs: {portions}")

st.text(f"Flour: {60 * portions} grams")

st.header(f"Pancakes for {portions}")

st.subheader("You need")
