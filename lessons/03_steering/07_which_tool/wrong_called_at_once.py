import streamlit as st

st.session_state.setdefault("seats", 40)


def book():
    st.session_state.seats -= 1


top = st.container()

st.button("Book a seat", on_click=book())

price = 6 if st.checkbox("Student") else 9
top.header(f"{st.session_state.seats} seats at {price} euros")

st.caption("Screen 2, 8 pm")
