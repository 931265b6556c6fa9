import streamlit as st
from slow import TOWNS, draw, load

town = st.selectbox("Town", TOWNS)
days = load(town)  # one second
draw(days)  # half a second

low = st.slider("At least", 0, 9)
good = sum(d >= low for d in days)
st.write(f"{good} good days")

name = st.text_input("Name")
text = st.text_input("Comment")
if st.button("Send"):
    st.success(f"Thank you, {name}")
