"""Tasks that let clocks ring."""

from prefect import task

from casework.sweep import sweep
from tasks.the_office import the_office


@task(name="巡查期限", retries=3, retry_delay_seconds=[5, 30, 120], retry_jitter_factor=0.5)
def sweep_deadlines() -> None:
    """Ring every clock that is due now."""
    office = the_office()
    sweep(office, office.clock.now())


@task(name="到期复查", retries=3, retry_delay_seconds=[5, 30, 120], retry_jitter_factor=0.5)
def call_round(case: str) -> None:
    """Ring what is due for one case, so that its recheck round is open even if the watch is behind."""
    office = the_office()
    sweep(office, office.clock.now(), case=case)
