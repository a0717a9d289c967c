"""A measure whose term has run out shows at once that it must be lifted."""

from sqlmodel import col

from casework.acts import objects
from casework.acts.step import Step
from models.tables import Clock, Restriction, Seizure
from models.vocabulary import Outcome, RestrictionStatus, SeizureStatus

LASTING = {
    "SF-01": (Seizure, (SeizureStatus.on_the_spot, SeizureStatus.imposed)),
    "SF-02": (Seizure, (SeizureStatus.on_the_spot,)),
    "XC-03": (Restriction, (RestrictionStatus.served,)),
}
"""By the clock of its term, the states in which a measure still lasts."""


def must_lift(step: Step, clock: Clock) -> None:
    """Mark the measure that a lapsed clock runs on (查封扣押办法 §13, §20; 限制生产停产整治办法 §15)."""
    if clock.key not in LASTING or not clock.number:
        return
    table, states = LASTING[clock.key]
    for measure in objects.of_case(step, table, table.number == clock.number, col(table.status).in_(states)):
        objects.advance(step, measure, Outcome.lapse)
