"""Measurements of the program on archives of any size; see README.md for what they show."""
