"""The demo: the real engine, a settable clock, and every branch of the lifecycle to its end."""
