import streamlit as st

basket = []

if st.button("Milk"):
    basket.append("milk")
if st.button("Bread"):
    basket.append("bread")

st.header(f"To buy: {len(basket)}")
