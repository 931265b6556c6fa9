import streamlit as st
from slow import TOWNS, draw, load

@st.cache_data
def sales(town):
    return load(town)  # one second

@st.fragment
def search(days):
    low = st.slider("At least", 0, 9)
    good = sum(d >= low for d in days)
    st.write(f"{good} good days")

town = st.selectbox("Town", TOWNS)
days = sales(town)
draw(days)  # half a second
search(days)

with st.form("comment"):
    name = st.text_input("Name")
    text = st.text_input("Comment")
    go = st.form_submit_button("Send")
if go:
    st.success(f"Thank you, {name}")
