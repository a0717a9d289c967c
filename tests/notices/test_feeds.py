"""Calendar feeds: the right deadlines, nothing else, and gone once revoked."""

from datetime import date, datetime, timedelta

import pytest
from icalendar import Calendar
from sqlmodel import select
from starlette.testclient import TestClient

from casework.errors import NotFound
from casework.notices import feeds
from casework.queries.agenda import agenda
from casework.rules.periods import OFFICE_ZONE
from models.tables import Clock, Officer, Unit
from models.vocabulary import ClockStatus, PeriodUnit, Stage
from tests.notices.conftest import CANARY, NINE
from yice.web import calendar_text
from yice.web.app import create_app

R, P = ClockStatus.running, ClockStatus.paused


@pytest.fixture
def clock(office, post):
    """Write a clock of a case in a unit and stage; its id."""

    def write(case: int, of: str | None = "ZF", stage: Stage = Stage.investigating, **given) -> int:
        with office.database.read() as session:
            unit_id = session.exec(select(Unit.id).where(Unit.code == of)).first()
        values = {
            "problem_id": post.case(case, unit_id=unit_id, stage=stage), "key": "handling",
            "policy_version": "1", "generation": 1, "round": 1, "status": R,
            "started_on": NINE.date(), "due_on": date(2026, 4, 30),
            "due_at": datetime(2026, 5, 1, tzinfo=OFFICE_ZONE), "explanation": CANARY, "reference": CANARY,
        }  # fmt: skip
        with office.database.write() as session:
            row = Clock(**(values | given | {"status": R}))
            session.add(row)
            session.flush()
            row.status = given.get("status", R)  # a clock is running before it is anything else
            return row.id

    return write


@pytest.fixture
def client(office):
    office.clock.move_to(NINE)
    with TestClient(create_app(office)) as client:
        yield client


def path(secret: str) -> str:
    return f"/feeds/{secret}.ics"


def cases(office, post, officer: str) -> list[str]:
    return [deadline.case[-1] for deadline in agenda(office, post.officer(officer))]


def test_each_role_has_its_own_deadlines(office, post, clock):
    clock(1, "ZF")
    clock(2, "YB", status=P)
    clock(3, None, Stage.registered)
    clock(4, "CG", Stage.forwarded)
    clock(5, "ZF", Stage.archived)
    clock(6, "ZF", status=ClockStatus.met)
    assert cases(office, post, "U11") == cases(office, post, "U12") == ["1"]
    assert cases(office, post, "U21") == ["2"]
    assert cases(office, post, "C01") == ["3", "4"]
    for number in ("S01", "R01", "R11", "L01"):
        assert cases(office, post, number) == ["1", "2", "3", "4"]
    assert cases(office, post, "A01") == cases(office, post, "system") == []
    with office.database.write() as session:
        session.get_one(Officer, post.officer("U11")).active = False
    assert cases(office, post, "U11") == []


def test_the_nearest_come_first_and_no_more_than_asked_for(office, post, clock):
    for n in range(1, 6):
        clock(n, due_at=NINE + timedelta(days=9 - n))
    found = agenda(office, post.officer("U11"), limit=3)
    assert [d.case[-1] for d in found] == ["5", "4", "3"]


def test_a_deadline_tells_how_it_stands(office, post, clock):
    office.clock.move_to(NINE)
    clock(1, due_at=NINE - timedelta(days=1), number=2)
    clock(2, due_at=NINE - timedelta(hours=1), status=P, provisional=True, unit=PeriodUnit.hour)
    clock(3, key="no_longer_known")
    late, paused, unknown = agenda(office, post.officer("U11"))
    assert (late.overdue, late.paused, late.timed, late.label) == (True, False, False, "办理期限")
    assert (paused.overdue, paused.paused, paused.timed, paused.provisional) == (False, True, True, True)
    assert unknown.label == "期限"


def test_a_feed_is_a_calendar_with_the_right_deadlines(office, client, clock):
    whole = clock(1, turn=3, provisional=True)
    timed = clock(2, unit=PeriodUnit.hour, due_at=NINE + timedelta(hours=48))
    paused = clock(3, status=P, due_at=NINE + timedelta(days=90))
    clock(4, "YB")
    answer = client.get(path(feeds.make(office, "U11", NINE, by="U11")))
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert answer.headers["cache-control"].startswith("private")
    calendar = Calendar.from_ical(answer.content)
    assert (calendar["METHOD"], calendar["X-WR-TIMEZONE"]) == ("PUBLISH", "Asia/Shanghai")
    events = {str(e["UID"]): e for e in calendar.walk("VEVENT")}
    assert set(events) == {f"{n}@yice" for n in (whole, timed, paused)}
    first = events[f"{whole}@yice"]
    assert first["SUMMARY"] == "YC2026-000001 办理期限到期（暂定）"
    assert (first["DTSTART"].dt, first["DTEND"].dt) == (date(2026, 4, 30), date(2026, 5, 1))
    assert (first["SEQUENCE"], first["STATUS"]) == (3, "TENTATIVE")
    (alarm,) = first.walk("VALARM")
    assert alarm["TRIGGER"].dt == timedelta(days=-1)
    assert events[f"{timed}@yice"]["DTEND"].dt == NINE + timedelta(hours=48)
    assert "（已中止）" in events[f"{paused}@yice"]["SUMMARY"] and not events[f"{paused}@yice"].walk("VALARM")
    assert CANARY not in answer.text.replace("\r\n ", "") and "示例" not in answer.text


def test_an_unchanged_feed_is_not_sent_again(office, client, clock):
    clock(1)
    address = path(feeds.make(office, "U11", NINE, by="U11"))
    first = client.get(address)
    again = client.get(address, headers={"If-None-Match": f'"other", W/{first.headers["etag"]}'})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", first.headers["etag"])
    assert client.get(address).content == first.content
    assert client.head(address).headers["etag"] == first.headers["etag"]
    clock(2)
    changed = client.get(address, headers={"If-None-Match": first.headers["etag"]})
    assert changed.status_code == 200 and "YC2026-000002" in changed.text


def test_unknown_revoked_and_odd_secrets_are_answered_alike(office, client, dump):
    secret = feeds.make(office, "U11", NINE, by="U11")
    other = feeds.make(office, "U12", NINE, by="U12")
    assert len(secret) == 27 and secret not in str(dump())
    assert secret not in str(feeds.listed(office))
    assert feeds.revoke(office, "U11", NINE, by="Y01") == 1
    with pytest.raises(NotFound):
        feeds.revoke(office, "U11", NINE, by="Y01")
    odd = ["x" * 27, "", "%00", "%ED%A0%80", "..%2f..", "x" * 5000, secret.lower(), f"{other}.ics"]
    answers = [client.get(path(one)) for one in (secret, *odd)]
    assert {(a.status_code, a.content) for a in answers} == {(404, b'{"detail":"Not Found"}')}
    assert client.get(path(other)).status_code == 200
    assert feeds.revoke(office, str(feeds.listed(office)[1]["id"]), NINE, by="Y01") == 1
    assert client.get(path(other)).status_code == 404


def test_a_feed_ends_with_its_officers_time_in_office(office, client, post):
    address = path(feeds.make(office, "U11", NINE, by="U11"))
    with office.database.write() as session:
        session.get_one(Officer, post.officer("U11")).active = False
    assert client.get(address).status_code == 404
    with pytest.raises(NotFound):
        feeds.make(office, "U11", NINE, by="U11")


def test_the_server_is_well_and_describes_itself_to_nobody(client):
    assert client.get("/healthz").json() == {"good": True}
    assert [client.get(p).status_code for p in ("/", "/docs", "/redoc", "/openapi.json", "/feeds/")] == [
        404
    ] * 5


def test_no_clocks_give_an_empty_calendar_and_its_tag_is_stable():
    assert list(Calendar.from_ical(calendar_text.text([])).walk("VEVENT")) == []
    assert calendar_text.tag([]) == calendar_text.tag([])
