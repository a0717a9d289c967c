"""The law's and the office's numbers as dated data."""
