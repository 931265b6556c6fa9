import streamlit as st

st.session_state.setdefault("seats", 40)
st.session_state.setdefault("price", 9)

st.header(f"{st.session_state.seats} seats at {st.session_state.price} euros")

if st.button("Book a seat"):
    st.session_state.seats -= 1

price = 6 if st.checkbox("Student") else 9
if price != st.session_state.price:
    st.session_state.price = price

st.caption("Screen 2, 8 pm")
