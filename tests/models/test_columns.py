"""Column types: instants are aware and UTC, words are of the vocabulary."""

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, StatementError
from sqlmodel import select

from casework.rules.periods import OFFICE_ZONE
from models.tables import CalendarDay, Instalment, Officer, Problem, Sweep, Unit
from models.vocabulary import Colour, DayStatus, Role, Stage, UnitKind

NINE_IN_SHANGHAI = datetime(2026, 3, 2, 9, 0, 0, 123456, tzinfo=OFFICE_ZONE)


def problem(**given) -> Problem:
    words = {"case_number": "YC2026-000001", "title": "异味", "description": "异味"}
    state = {"stage": Stage.registered, "colour": Colour.blue}
    days = {"received_on": date(2026, 3, 2), "created_at": NINE_IN_SHANGHAI}
    return Problem(**(words | state | days | given))


def kept(office, row):
    with office.database.write() as session:
        session.add(row)
    with office.database.read() as session:
        return session.exec(select(type(row)).where(type(row).id == row.id)).one()


@pytest.mark.parametrize(
    "zone", [OFFICE_ZONE, UTC, timezone(timedelta(hours=-9, minutes=-30))], ids=["office", "utc", "other"]
)
def test_nine_in_shanghai_comes_back_as_the_same_instant(office, zone):
    row = kept(office, Sweep(swept_at=NINE_IN_SHANGHAI.astimezone(zone)))
    assert row.swept_at == NINE_IN_SHANGHAI
    assert row.swept_at.tzinfo is UTC or row.swept_at.utcoffset() == timedelta()
    assert row.swept_at.hour == 1


def test_instants_compare_in_the_database_as_instants(office):
    kept(office, Sweep(swept_at=NINE_IN_SHANGHAI))
    later_by_the_clock_on_the_wall = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)
    with office.database.read() as session:
        query = select(Sweep).where(Sweep.swept_at < later_by_the_clock_on_the_wall)
        assert session.exec(query).one()


def test_a_naive_instant_is_refused(office):
    with pytest.raises(StatementError, match="aware"):
        kept(office, Sweep(swept_at=NINE_IN_SHANGHAI.replace(tzinfo=None)))
    with office.database.read() as session:
        assert session.exec(select(Sweep)).all() == []


def test_no_instant_stays_none(office):
    unit = kept(office, Unit(code="X", name="某局", kind=UnitKind.outside))
    officer = kept(office, Officer(number="X1", name="甲", role=Role.clerk, unit_id=unit.id))
    assert officer.unit_id == unit.id
    assert kept(office, problem()).closed_on is None


def test_a_word_comes_back_as_a_word_with_its_label(office):
    row = kept(office, problem())
    assert row.stage is Stage.registered and row.stage.label == "待受理"
    with office.database.read() as session:
        assert session.scalar(text("SELECT stage FROM problem")) == "registered"


@pytest.mark.parametrize("wrong", ["nowhere", "", "待受理", "Registered"])
def test_a_word_that_is_not_of_the_vocabulary_is_not_written(office, wrong):
    with pytest.raises(StatementError):
        kept(office, problem(stage=wrong))


def test_a_word_that_somebody_wrote_behind_our_back_fails_on_read(office, raw):
    kept(office, problem())
    raw("UPDATE problem SET stage = 'nowhere'")
    with office.database.read() as session, pytest.raises(ValueError, match="nowhere"):
        session.exec(select(Problem)).all()


@pytest.mark.parametrize("wrong", [{"version": -1}, {"generation": 0}, {"round": 0}])
def test_counters_never_run_backwards(office, wrong):
    with pytest.raises(IntegrityError):
        kept(office, problem(**wrong))


def test_a_reference_to_nothing_is_refused(office):
    with pytest.raises(IntegrityError):
        kept(office, problem(unit_id=10**6))


def test_errors_of_the_database_never_show_what_was_typed(office):
    kept(office, problem())
    with pytest.raises(IntegrityError) as error:
        kept(office, problem(description="张三13800000000"))
    assert "13800000000" not in str(error.value)


def test_the_calendar_is_in_the_database_with_its_status(office):
    with office.database.read() as session:
        query = select(CalendarDay).where(CalendarDay.region == "CN", CalendarDay.day == date(2026, 10, 10))
        make_up = session.exec(query).one()
    assert make_up.is_workday and make_up.status is DayStatus.official


def test_yuan_come_back_exactly_and_a_fraction_of_a_fen_is_not_written():
    kind = Instalment.__table__.c.amount.type
    assert kind.process_bind_param(Decimal("0.10"), None) == 10
    assert kind.process_result_value(12345678901234, None) == Decimal("123456789012.34")
    with pytest.raises(ValueError, match="fen"):
        kind.process_bind_param(Decimal("0.001"), None)
