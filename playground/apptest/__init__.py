"""What a reader did, as a test for Streamlit's `AppTest`."""
