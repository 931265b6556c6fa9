import streamlit as st

PHOTOS = ["Harbour", "Old town", "Market", "Lighthouse", "Beach", "Ferry"]

state = st.session_state
state.setdefault("fetched", 0)

st.header("Fetching photos" if state.fetched < len(PHOTOS) else "All photos are here")


@st.fragment(run_every=1 if state.fetched < len(PHOTOS) else None)
def album():
    if state.fetched < len(PHOTOS):
        state.fetched += 1
        if state.fetched == len(PHOTOS):
            st.rerun()
    st.write(", ".join(PHOTOS[: state.fetched]))
    st.button("Fetch one now")


album()
