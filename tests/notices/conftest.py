"""Notices, messages and what stands at their other end."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import pytest
from sqlmodel import col, select

from casework.adapters.notifier_double import RecordingNotifier
from casework.rules.periods import OFFICE_ZONE
from models.tables import Message, Notice, Officer, Problem
from models.vocabulary import Colour, NoticeKind, Stage
from tests.notices.stubs import MailStub, WebStub

CANARY = "金丝雀张某某13800138000"
NINE = datetime(2026, 3, 2, 9, tzinfo=OFFICE_ZONE)
EIGHT = NINE - timedelta(hours=1)


class Post:
    """Writes notices as acts do and looks at what became of them."""

    def __init__(self, office):
        self.office = office
        self._causes = iter(range(1, 100_000))

    def case(self, number: int = 1, **given) -> int:
        """A problem with canaries in every free text; its id."""
        case_number = f"YC2026-{number:06}"
        with self.office.database.write() as session:
            found = session.exec(select(Problem).where(Problem.case_number == case_number)).first()
            if found:
                return found.id
            values = {
                "case_number": case_number, "title": CANARY, "description": CANARY, "accused": CANARY,
                "area": CANARY, "colour_reason": CANARY, "stage": Stage.investigating, "colour": Colour.blue,
                "received_on": NINE.date(), "created_at": NINE,
            }  # fmt: skip
            row = Problem(**(values | given))
            session.add(row)
            session.flush()
            return row.id

    def officer(self, number: str) -> int:
        with self.office.database.read() as session:
            return session.exec(select(Officer.id).where(Officer.number == number)).one()

    def notice(self, officer: str = "U11", case: int = 1, kind: NoticeKind = NoticeKind.near, **given) -> None:
        values = {
            "officer_id": self.officer(officer), "problem_id": self.case(case), "kind": kind,
            "case_number": f"YC2026-{case:06}", "subject": "办理期限", "due_on": NINE.date(),
            "cause": f"cause-{next(self._causes)}", "created_at": EIGHT,
        }  # fmt: skip
        with self.office.database.write() as session:
            session.add(Notice(**(values | given)))

    def messages(self, officer: str | None = None) -> list[Message]:
        query = select(Message).join(Officer).order_by(col(Message.id))
        with self.office.database.read() as session:
            return list(session.exec(query.where(Officer.number == officer) if officer else query))

    def open_notices(self) -> int:
        with self.office.database.read() as session:
            return len(session.exec(select(Notice.id).where(col(Notice.message_id).is_(None))).all())


@pytest.fixture
def post(office) -> Post:
    return Post(office)


@pytest.fixture
def recorder() -> RecordingNotifier:
    return RecordingNotifier()


@pytest.fixture
def web() -> Iterator[WebStub]:
    with WebStub() as stub:
        yield stub


@pytest.fixture
def mail() -> Iterator[MailStub]:
    with MailStub() as stub:
        yield stub


@pytest.fixture
def quick_door() -> Callable[..., None]:
    """Send through apprise with little patience."""
    from casework.adapters.notifier import AppriseNotifier

    return AppriseNotifier(patience=2.0).send
