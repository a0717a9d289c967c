"""What may be done to a running clock: pause, resume, lengthen. Each answers with what stands against it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from models.vocabulary import ClockStatus, PauseReason, PeriodUnit, Role


@dataclass(frozen=True)
class Step:
    """One permitted lengthening: at most how much (None: no limit written), approved by whom."""

    amount: int | None
    unit: PeriodUnit | None
    approver: Role
    total: bool = False


@dataclass(frozen=True)
class ClockFacts:
    """A clock as it stands; `length` is its whole length as far as that is one number."""

    label: str
    status: ClockStatus
    started_on: date
    due_on: date
    lapsed: bool
    pauses_allowed: tuple[PauseReason, ...] = ()
    paused_on: date | None = None
    last_resumed_on: date | None = None
    extended: int = 0
    length: int | None = None
    steps: Sequence[Step] = ()

    @property
    def step(self) -> Step | None:
        """The lengthening that comes next, None when all are used up or none is permitted."""
        return self.steps[self.extended] if self.extended < len(self.steps) else None


def pause_faults(clock: ClockFacts, why: PauseReason, on: date) -> tuple[str, ...]:
    """Only for a reason the law takes out of the count, and not before what came before."""
    faults = []
    if clock.status is not ClockStatus.running:
        faults.append(f"{clock.label}{clock.status.label}，不能中止")
    if why not in clock.pauses_allowed:
        allowed = "、".join(reason.label for reason in clock.pauses_allowed) or "无"
        faults.append(f"{clock.label}不因“{why.label}”中止（可扣除的情形：{allowed}）")
    if clock.lapsed:
        faults.append(f"{clock.label}已届满，不能再中止")
    if not clock.started_on <= on <= clock.due_on:
        faults.append(f"中止日须在{clock.started_on:%Y-%m-%d}至{clock.due_on:%Y-%m-%d}之间")
    if clock.last_resumed_on and on < clock.last_resumed_on:
        faults.append(f"中止日{on:%Y-%m-%d}落在已有的中止期间内（{clock.last_resumed_on:%Y-%m-%d}恢复）")
    return tuple(faults)


def resume_faults(clock: ClockFacts, on: date) -> tuple[str, ...]:
    """A pause lasts at least a day and never runs backwards."""
    if clock.status is not ClockStatus.paused or clock.paused_on is None:
        return (f"{clock.label}没有中止",)
    if on <= clock.paused_on:
        return (f"恢复日{on:%Y-%m-%d}须晚于中止日{clock.paused_on:%Y-%m-%d}",)
    return ()


def extension_faults(clock: ClockFacts, amount: int | None) -> tuple[str, ...]:
    """As often and as far as the law allows, and only while the clock runs.

    Harm prevented: an extension after the fact wipes out that the duty was late.
    """
    faults = []
    if clock.status is not ClockStatus.running:
        faults.append(f"{clock.label}{clock.status.label}，不能延长")
    if clock.lapsed:
        faults.append(f"{clock.label}已届满，不能再延长")
    if not clock.steps:
        faults.append(f"{clock.label}依规定不得延长")
    elif clock.step is None:
        faults.append(f"{clock.label}已延长过{_times(clock.extended)}，不能再延长")
    else:
        faults += _too_long(clock, clock.step, amount)
    return tuple(faults)


def _too_long(clock: ClockFacts, step: Step, amount: int | None) -> list[str]:
    unit = step.unit.label if step.unit else ""
    if amount is None:
        return [] if step.amount else [f"{clock.label}的延长没有规定上限，须写明延长多少"]
    if step.amount is not None and amount > step.amount:
        return [f"{clock.label}{'总长' if step.total else '一次'}最多{step.amount}{unit}"]
    if step.total and clock.length is not None and amount <= clock.length:
        return [f"{clock.label}现长{clock.length}{unit}，延长后的总长须多于此"]
    return []


def _times(number: int) -> str:
    return "一次" if number == 1 else f"{number}次"
