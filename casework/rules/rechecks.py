"""复查: what the record of a look back must hold together, and the draw of rounds by chance. Pure."""

import hashlib
import hmac
from collections.abc import Sequence
from dataclasses import dataclass

from models.vocabulary import FollowUp, Outcome, Performance, RecheckMode


@dataclass(frozen=True)
class Record:
    """A look back as it was recorded; `over` names what was measured above its limit."""

    outcome: Outcome
    planned: RecheckMode
    mode: RecheckMode
    items: Sequence[Performance] = ()
    over: Sequence[str] = ()
    obstructed: bool = False
    follow_up: Sequence[FollowUp] = ()


PASSED = (Outcome.pass_, Outcome.last_pass)


def faults(record: Record) -> tuple[str, ...]:
    """What does not hold together in a record."""
    judged = _of_a_pass(record) if record.outcome in PASSED else ()
    if record.outcome is Outcome.not_performed:
        judged = _of_not_performed(record)
    return (*filter(None, (_of_mode(record.planned, record.mode),)), *judged)


def _of_mode(planned: RecheckMode, mode: RecheckMode) -> str | None:
    """A covert look back is not replaced by an announced one (按日连续处罚办法 §10), nor a visit by a call."""
    if planned is RecheckMode.covert and mode is not planned:
        return f"本轮应以暗查方式复查，不能记为{mode.label}"
    if mode is RecheckMode.remote and planned is not mode:
        return f"本轮应到现场{planned.label}，不能以非现场核查代替"
    return None


def _of_a_pass(record: Record) -> tuple[str, ...]:
    """Nothing passes that is unperformed, above a limit or shut off from view (按日连续处罚办法 §13)."""
    open_ones = [n for n, done in enumerate(record.items, start=1) if done is not Performance.full]
    said = [f"应履行事项{n}未完全履行，不能判为合格" for n in open_ones]
    said += [f"{what}超过限值，不能判为合格" for what in record.over]
    if record.obstructed:
        said.append("拒绝、阻挠复查的不能判为合格")
    if record.follow_up:
        said.append("判为合格的不另定后续措施")
    return tuple(said)


def _of_not_performed(record: Record) -> tuple[str, ...]:
    said = []
    if not record.obstructed and all(done is Performance.full for done in record.items):
        said.append("未写明哪些应履行事项未履行")
    if not record.follow_up:
        said.append("缺少后续措施")
    return tuple(said)


@dataclass(frozen=True)
class Lot:
    """A case's lot from 0 to 99 and, if it falls on the case, in how many days the round by chance opens."""

    drawn: int
    opens_in: int | None = None


def lot(key: bytes, case: str, generation: int, percent: int, days: tuple[int, int]) -> Lot:
    """Whether a case gets a round by chance, and on which day from the first to the last of `days`.

    Harm prevented: an officer who picks for himself what is looked at calls it chance.
    """
    drawn = draw(key, case, generation, 100, "lot")
    if drawn >= percent:
        return Lot(drawn)
    earliest, latest = days
    return Lot(drawn, earliest + draw(key, case, generation, latest - earliest + 1, "day"))


def draw(key: bytes, case: str, generation: int, below: int, about: str) -> int:
    """A number from 0 up to `below` that only the holder of the key can foretell, the same at any time.

    Harm prevented: a unit that knows beforehand which of its cases nobody will look at again.
    """
    asked = f"recheck-draw/{about}/{case}/{generation}".encode()
    return int.from_bytes(hmac.new(key, asked, hashlib.sha256).digest()[:16]) % below
