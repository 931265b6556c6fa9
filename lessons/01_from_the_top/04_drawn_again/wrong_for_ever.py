import streamlit as st

st.header("Bus 7")

if st.checkbox("Weekend"):
    st.text("First bus: 8:00")
else:
    st.text("First bus: 6:00")
st.text("A ticket costs 2 euros")

if st.button("Show the stops"):
    st.session_state.stops = True
if st.session_state.get("stops"):
    st.text("Station, Market, Harbour")
