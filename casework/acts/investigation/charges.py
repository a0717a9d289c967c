"""领导包案 inside an act: who leads, what he answers for and what is still open of it."""

from collections.abc import Iterable

from sqlmodel import col

from casework.acts import objects
from casework.acts.step import Step
from models.tables import Charge, Officer
from models.vocabulary import ChargeKind, ChargeStatus, Role


def open_charges(step: Step) -> list[Charge]:
    """What the leader in charge still answers for."""
    return objects.of_case(step, Charge, col(Charge.status) == ChargeStatus.open)


def give(step: Step, leader: Officer, kinds: Iterable[ChargeKind]) -> None:
    """One row for each of the three; the case is the leader's from now on."""
    for kind in kinds:
        objects.begin(step, Charge, kind=kind, leader_id=leader.id)
    step.problem.lead_officer_id = leader.id
    step.facts["leader"] = leader.number


def release(step: Step) -> None:
    """Nobody answers for the case any more: it goes on as another."""
    for charge in open_charges(step):
        objects.advance(step, charge)
    step.problem.lead_officer_id = None


def faults(step: Step, leader: Officer) -> tuple[str, ...]:
    """Only a leader takes charge, and never one of the unit complained of (信访工作条例 §28)."""
    said = []
    if leader.role is not Role.lead_officer:
        said.append(f"{leader.number}（{leader.role.label}）不是包案领导")
    accused = step.problem.accused_unit_id
    if accused is not None and leader.unit_id == accused:
        said.append(f"{leader.number}所在单位被举报，应当回避")
    return tuple(said)
