"""Sends messages; Prefect sees their numbers only."""

import time
from contextvars import ContextVar
from typing import Any

from prefect import task

from casework.notices import delivery
from tasks.the_office import the_office

START_SECONDS = 30.0
RETRY_SECONDS = 15.0
BEGAN: ContextVar[float | None] = ContextVar("began", default=None)
"""When the pass began, on the monotonic clock; a pass keeps the worker from its gates and must end."""


def began_within(seconds: float) -> bool:
    """Whether the pass is no older than that; outside a pass there is time enough."""
    began = BEGAN.get()
    return began is None or time.monotonic() - began < seconds


def _time_left(*_: Any) -> bool:
    return began_within(RETRY_SECONDS)


@task(
    name="发送消息",
    task_run_name="消息{message_id}",
    retries=3,
    retry_delay_seconds=[1, 4, 10],
    retry_jitter_factor=0.5,
    retry_condition_fn=_time_left,
)
def send_message(message_id: int) -> None:
    """Send one message; raises DeliveryFailed, which holds a kind and neither address nor text."""
    office = the_office()
    delivery.send(office, message_id, office.clock.now())
