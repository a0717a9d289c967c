"""The office's timetable: what runs by the calendar and not by an act."""

from prefect import flow

from flows.engine.options import QUIET
from flows.engine.reconciling import reconcile_once
from tasks.deadlines import sweep_deadlines


@flow(name="watch_deadlines", flow_run_name="期限巡查", **QUIET)
def watch_deadlines() -> None:
    """期限巡查: every few minutes; late or twice does no harm."""
    sweep_deadlines()


@flow(name="reconcile", flow_run_name="对账", **QUIET)
def reconcile_engine() -> None:
    """对账: every night Prefect is made to agree with our database."""
    reconcile_once()
