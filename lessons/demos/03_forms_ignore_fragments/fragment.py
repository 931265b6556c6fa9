import time
import streamlit as st

time.sleep(0.5)  # ask for tables
state = st.session_state
state.setdefault("booked", 0)
st.caption(f"Booked: {state.booked}")

@st.fragment
def table():
    n = st.slider("Guests", 2, 8)
    out = st.toggle("Outside")
    st.header(f"For {n}, out: {out}")
    if st.button("Book"):
        state.booked += 1

table()
