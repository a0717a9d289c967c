"""Prefect tasks: one effect each, retried and timed. A task calls one act or makes one thing visible."""
