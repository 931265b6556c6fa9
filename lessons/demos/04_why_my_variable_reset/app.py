import streamlit as st

basket = []

item = st.text_input("Buy", "Milk")
if st.button("Add"):
    basket.append(item)

st.header(f"To buy: {len(basket)}")
for each in basket:
    st.text(each)
