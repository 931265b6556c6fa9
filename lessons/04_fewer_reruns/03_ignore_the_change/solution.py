import streamlit as st

PRICES = {"Small": 4, "Medium": 7, "Large": 12}

size = st.selectbox("Parcel", list(PRICES), on_change="ignore")
pieces = st.number_input("How many", 1, 20, on_change="ignore")
express = st.checkbox("Express", on_change="ignore")
st.button("Work out")

price = PRICES[size] * pieces + 5 * express
st.header(f"{price} euros")
