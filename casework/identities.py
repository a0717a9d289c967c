"""Reading who a reporter is: only after an opening that the history holds, by the same officer, for a while."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session, select

from casework.acts import persons
from casework.acts.office_act import Receipt
from casework.errors import NotFound, NotPermitted
from casework.office import Office
from casework.rules.person import Person
from models.tables import Event, Report
from models.vocabulary import Act


@dataclass(frozen=True)
class Opened:
    """One report's reporter, for the eyes of whoever opened it."""

    case: str
    report: int
    person: Person


def opened(office: Office, receipt: Receipt, *, by: str, now: datetime) -> Opened:
    """The identity that an accepted `open_identity` opened.

    Raises NotPermitted when the history holds no such opening by this officer, or one of too long ago, and
    NotFound when the report has nobody behind it.
    """
    with office.database.read() as session:
        event = session.get(Event, receipt.seq)
        if event is None or (event.act, event.case_number, event.actor) != (
            Act.open_identity,
            receipt.case,
            by,
        ):
            raise NotPermitted("没有您查看该举报人的记录，请先办理“查看举报人”。", code="not_opened")
        minutes = office.policy.secrecy.opening_minutes
        if not event.at <= now <= event.at + timedelta(minutes=minutes):
            raise NotPermitted(f"查看已超过{minutes}分钟，请重新办理“查看举报人”。", code="opening_over")
        return Opened(receipt.case, event.facts["report"], _person(office, session, event))


def _person(office: Office, session: Session, event: Event) -> Person:
    mine = select(Report.reporter_ref).where(
        Report.problem_id == event.problem_id, Report.number == event.facts["report"]
    )
    found = persons.in_clear(office, session, filter(None, session.exec(mine)))
    if not found:
        raise NotFound("该举报没有登记举报人信息。", code="no_identity")
    return found[0]
