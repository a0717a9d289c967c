"""Doors to the outside: database, files, clock, published lists."""
