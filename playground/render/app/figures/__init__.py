"""Figures that libraries of the page draw: their words, their numbers, and what is to be drawn."""
