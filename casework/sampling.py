"""A sample of struck-off cases for a third party: drawn so that anybody can draw it again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import col, select

from casework.acts.petitioners.draw_sample import draw_sample
from casework.errors import BadInput
from casework.office import Office
from casework.rules import sampling
from casework.rules.stages import STRUCK_OFF
from models.tables import Problem


@dataclass(frozen=True)
class Sample:
    """The drawn cases, the list's hash and size, and the word they were drawn with."""

    cases: tuple[str, ...]
    list_hash: str
    population: int
    seed: str


def choose(
    office: Office, since: date, until: date, seed: str, *, share: int | None = None, wanted: int | None = None
) -> Sample:
    """A share (percent) or a number of the cases struck off in a period; nothing is written.

    Raises BadInput when there is none, or when neither or both of share and number are given.
    """
    if (share is None) == (wanted is None):
        raise BadInput("请写明抽取比例或者件数，两者填一项。", code="share_or_number")
    names = _struck_off(office, since, until)
    if not names:
        raise BadInput(f"{since:%Y-%m-%d}至{until:%Y-%m-%d}没有办结的案件，无法抽取。", code="nothing_to_draw")
    count = wanted if wanted is not None else sampling.share_of(len(names), share or 0)
    drawn = sampling.draw(names, seed, min(count, len(names)))
    return Sample(drawn, sampling.list_hash(names), len(names), seed)


def draw(office: Office, sample: Sample, *, by: str, now: datetime) -> int:
    """Record the draw on each case; how many were recorded now. Repeated after a stop it does the rest."""
    done = 0
    for case in sample.cases:
        receipt = draw_sample(
            office,
            case,
            by=by,
            request_id=f"sample:{sample.list_hash[:16]}:{sampling.list_hash([sample.seed])[:16]}:{case}",
            now=now,
            seed=sample.seed,
            list_hash=sample.list_hash,
            population=sample.population,
            wanted=len(sample.cases),
        )
        done += not receipt.repeated
    return done


def _struck_off(office: Office, since: date, until: date) -> Sequence[str]:
    closed = col(Problem.closed_on)
    query = select(Problem.case_number).where(closed >= since, closed <= until)
    with office.database.read() as session:
        return session.exec(query.where(col(Problem.stage).in_(STRUCK_OFF))).all()
