import streamlit as st

HOTELS = {
    "Bergen": {"Harbour Inn": 90, "Fjord View": 180},
    "Ghent": {"Old Mill": 80, "Belfry": 150, "Grand Hotel": 240},
    "Lucca": {"Villa Rosa": 120, "The Walls": 190},
}

if "most" not in st.session_state:
    st.session_state.most = 100

town = st.radio("Town", list(HOTELS))
most = st.slider(f"Most per night in {town}", 50, 300, st.session_state.most, step=10)

st.session_state.most = most
found = [name for name, price in HOTELS[town].items() if price <= most]
st.header(f"{town}: {len(found)} of {len(HOTELS[town])} hotels")
for name in found:
    st.write(name)
