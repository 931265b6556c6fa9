import streamlit as st

state = st.session_state
if "basket" not in state:
    state.basket = []

item = st.text_input("Buy", "Milk")
if st.button("Add"):
    state.basket.append(item)

st.header(f"To buy: {len(state.basket)}")
for each in state.basket:
    st.text(each)
