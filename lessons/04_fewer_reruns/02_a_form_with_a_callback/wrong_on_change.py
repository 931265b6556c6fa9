import streamlit as st

if "guests" not in st.session_state:
    st.session_state.guests = []


def invite():
    st.session_state.guests.append(st.session_state.guest)


st.header(f"Guests: {len(st.session_state.guests)}")

with st.form("invitation"):
    st.text_input("Name", key="guest", on_change=invite)
    st.form_submit_button("Invite")

for invited in st.session_state.guests:
    st.write(invited)
