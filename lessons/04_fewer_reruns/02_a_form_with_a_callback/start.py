import streamlit as st

if "guests" not in st.session_state:
    st.session_state.guests = []

st.header(f"Guests: {len(st.session_state.guests)}")

with st.form("invitation"):
    guest = st.text_input("Name")
    sent = st.form_submit_button("Invite")

if sent:
    st.session_state.guests.append(guest)

for invited in st.session_state.guests:
    st.write(invited)
