"""The Prefect flows: a problem's lifecycle and the office's timetable."""
