"""The same thing done by several threads at the same instant."""

import threading
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


def eight_at_once(do: Callable[[], T]) -> list[T]:
    """What each of eight threads got that began together; none may fail."""
    barrier, got, failures = threading.Barrier(8), [], []

    def work() -> None:
        barrier.wait()
        try:
            got.append(do())
        except Exception as error:
            failures.append(error)

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    return got
