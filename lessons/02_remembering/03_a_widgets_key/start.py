import streamlit as st

size = st.selectbox("Size", ["Small", "Medium", "Large"], key="size")
cheese = st.checkbox("Extra cheese")

topping = "extra cheese" if cheese else "nothing on it"
st.header(f"{size} pizza, {topping}")
