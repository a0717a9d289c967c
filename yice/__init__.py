"""The program: command line, supervisor, demo."""
