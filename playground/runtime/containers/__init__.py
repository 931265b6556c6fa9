"""The elements that hold others."""
