"""CPU time of a process with all it started: user + system, the living descendants and the reaped ones."""

import psutil


def spent(root: psutil.Process) -> float:
    """Seconds of CPU so far. Read it while nothing is being started or reaped: a child counts in one place."""
    family = [root, *root.children(recursive=True)]
    return sum(_own_and_reaped(process) for process in family)


def _own_and_reaped(process: psutil.Process) -> float:
    try:
        times = process.cpu_times()
    except psutil.NoSuchProcess:
        return 0.0
    return times.user + times.system + times.children_user + times.children_system
