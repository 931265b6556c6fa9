import streamlit as st

FILMS = ["Metropolis", "Playtime", "Stalker"]

state = st.session_state
state.setdefault("booked", 0)
state.setdefault("film", 0)

st.header(f"Seats booked: {state.booked}")


@st.fragment
def ticket():
    st.subheader(FILMS[state.film])
    seats = st.number_input("Seats", 1, 6)
    if st.button("Another film"):
        state.film = (state.film + 1) % len(FILMS)
        st.rerun(scope="fragment")
    if st.button("Book"):
        state.booked += seats
        st.rerun()


ticket()
