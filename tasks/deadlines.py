"""Tasks that let clocks ring."""

from typing import Any

from prefect import task

from casework.errors import Refused
from casework.sweep import sweep
from tasks.the_office import the_office


def _may_pass(_task: Any, _run: Any, state: Any) -> bool:
    """A refusal (the clock leapt) waits for a person: trying again would only hold up the wakes."""
    try:
        state.result()
    except Refused:
        return False
    except Exception:
        return True
    return False


TRIED = {
    "retries": 3,
    "retry_delay_seconds": [5, 30, 120],
    "retry_jitter_factor": 0.5,
    "retry_condition_fn": _may_pass,
}


@task(name="巡查期限", **TRIED)
def sweep_deadlines() -> None:
    """Ring every clock that is due now."""
    office = the_office()
    sweep(office, office.clock.now())


@task(name="到期复查", **TRIED)
def call_round(case: str) -> None:
    """Ring what is due for one case, so that its recheck round is open even if the watch is behind."""
    office = the_office()
    sweep(office, office.clock.now(), case=case)
