import streamlit as st

if st.checkbox("Guests are coming"):
    portions = 6

portions = 2

st.header(f"Pancakes for {portions}")

st.subheader("You need")

st.text(f"Eggs: {portions}")

st.text(f"Flour: {60 * portions} grams")
