"""A slow database and a slow picture; what they wait is counted in session state."""

import time

import streamlit as st

SALES = {"Oslo": [3, 8, 5], "Rome": [9, 2, 4]}
TOWNS = list(SALES)


def wait(seconds):
    time.sleep(seconds)
    waited = st.session_state.get("waited", 0)
    st.session_state.waited = waited + seconds


def load(town):
    wait(1)
    return SALES[town]


def draw(days):
    wait(0.5)
    st.header(f"Sold: {sum(days)}")
