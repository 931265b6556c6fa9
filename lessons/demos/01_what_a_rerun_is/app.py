import streamlit as st

cups = 0
if st.button("Order"):
    cups = cups + 1
st.header(f"Cups: {cups}")

size = st.radio("Size", ["S", "L"])
name = st.text_input("Name", "Ada")
st.write(f"Size {size}, for {name}")
