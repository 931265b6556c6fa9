"""What changes the way of a run: reruns, stops, fragments, dialogs."""
