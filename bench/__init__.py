"""Measures what the design promises, each against its yardstick on the same machine in the same minutes."""
