import time
import streamlit as st

SALES = {"Oslo": [3, 8, 5], "Rome": [9, 2, 4]}

state = st.session_state
state.setdefault("waited", 0)


def wait(seconds):
    time.sleep(seconds)
    state.waited += seconds


def load(town):
    wait(1)  # a slow database
    return SALES[town]


town = st.selectbox("Town", list(SALES))
days = load(town)
wait(0.5)  # draws a big picture
st.header(f"Sold: {sum(days)}")

least = st.slider("At least", 0, 9)
good = sum(day >= least for day in days)
st.write(f"{good} good days")

name = st.text_input("Name")
text = st.text_input("Comment")
if st.button("Send"):
    st.success(f"Thank you, {name}")
