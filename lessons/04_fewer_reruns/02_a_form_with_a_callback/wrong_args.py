import streamlit as st

if "guests" not in st.session_state:
    st.session_state.guests = []


def invite(guest):
    st.session_state.guests.append(guest)


st.header(f"Guests: {len(st.session_state.guests)}")

with st.form("invitation"):
    guest = st.text_input("Name")
    st.form_submit_button("Invite", on_click=invite, args=(guest,))

for invited in st.session_state.guests:
    st.write(invited)
