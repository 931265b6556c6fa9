import time
import streamlit as st

state = st.session_state
state.setdefault("booked", 0)

time.sleep(0.5)  # ask for the tables
st.caption(f"Booked: {state.booked}")


@st.fragment
def table():
    guests = st.slider("Guests", 2, 8)
    note = st.text_input("Note", "inside")
    st.header(f"For {guests}: {note}")
    if st.button("Book"):
        state.booked += 1
        st.rerun()


table()
