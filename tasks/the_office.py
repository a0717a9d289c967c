"""The installation that the flows and tasks of this process work for."""

from functools import cache

from casework.office import Office


@cache
def the_office() -> Office:
    """The office at YICE_HOME, opened once in a process."""
    return Office.open()
