"""A call to the outside that is given up after a while, however it hangs."""

import threading
from collections.abc import Callable
from typing import TypeVar

Answer = TypeVar("Answer")


def within(seconds: float, call: Callable[[], Answer]) -> Answer:
    """What the call answers or raises; TimeoutError after `seconds`, the call is then left to itself.

    Harm prevented: time-outs of sockets don't end a name that is looked up for minutes, or a server that
    sends one byte now and then; such a call would hold up everybody's messages.
    """
    answers: list[Answer] = []
    errors: list[Exception] = []

    def run() -> None:
        try:
            answers.append(call())
        except Exception as error:
            errors.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(seconds)
    if errors:
        raise errors[0]
    if not answers:
        raise TimeoutError
    return answers[0]
