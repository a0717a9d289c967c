"""The office's post: what officers are to be told is gathered and sent, a pass every few minutes."""

import time
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context

from prefect import flow

from casework.adapters.notifier import DeliveryFailed
from casework.notices import delivery
from casework.notices.composing import compose
from flows.engine.options import QUIET
from tasks.messages import BEGAN, START_SECONDS, began_within, send_message
from tasks.the_office import the_office

AT_ONCE = 16


@flow(name="deliver_notices", flow_run_name="消息发送", **QUIET)
def deliver_notices() -> None:
    """消息发送: digests and urgent messages; late or twice does no harm.

    A pass stays about a minute at the most, for it has the worker's place: what it does not come to waits
    for the next. Several are sent at once, so that a dead mail server holds up its own messages only.
    """
    office = the_office()
    BEGAN.set(time.monotonic())
    compose(office, office.clock.now())
    with ThreadPoolExecutor(AT_ONCE) as pool:
        due = delivery.waiting(office, office.clock.now())
        sending = [pool.submit(copy_context().run, _send, message_id) for message_id in due]
    for one in sending:
        one.result()


def _send(message_id: int) -> None:
    """Send one if there is time left and nobody else has it; its failure, retries and all, is one attempt."""
    office = the_office()
    if not began_within(START_SECONDS) or not delivery.claim(office, message_id, office.clock.now()):
        return
    state = send_message(message_id, return_state=True)
    if not state.is_completed():
        error = state.result(raise_on_failure=False)
        kind = error.kind if isinstance(error, DeliveryFailed) else type(error).__name__
        delivery.put_off(office, message_id, kind, office.clock.now())
