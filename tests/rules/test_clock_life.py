"""What may be done to a running clock, each fault on both sides of its boundary."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from casework.rules.clock_life import ClockFacts, Step, extension_faults, pause_faults, resume_faults
from models.vocabulary import ClockStatus, PauseReason, PeriodUnit, Role

BEGAN, ENDS = date(2026, 3, 2), date(2026, 4, 1)
DAY = timedelta(days=1)
HEARING, APPRAISAL = PauseReason.hearing, PauseReason.appraisal
ONCE = Step(30, PeriodUnit.day, Role.lead_officer)
CLOCK = ClockFacts("处罚决定期限", ClockStatus.running, BEGAN, ENDS, False, (HEARING,), steps=(ONCE,))
PAUSED = replace(CLOCK, status=ClockStatus.paused, paused_on=BEGAN + DAY)


@pytest.mark.parametrize(
    ("on", "fine"), [(BEGAN - DAY, False), (BEGAN, True), (ENDS, True), (ENDS + DAY, False)]
)
def test_a_pause_begins_while_the_clock_runs(on, fine):
    assert (pause_faults(CLOCK, HEARING, on) == ()) is fine


def test_a_pause_needs_a_reason_the_law_knows():
    assert pause_faults(CLOCK, APPRAISAL, BEGAN) == ("处罚决定期限不因“鉴定”中止（可扣除的情形：听证）",)
    assert "可扣除的情形：无" in pause_faults(replace(CLOCK, pauses_allowed=()), HEARING, BEGAN)[0]


@pytest.mark.parametrize("status", [s for s in ClockStatus if s is not ClockStatus.running])
def test_only_a_running_clock_is_paused_or_extended(status):
    clock = replace(CLOCK, status=status)
    assert pause_faults(clock, HEARING, BEGAN) == (f"处罚决定期限{status.label}，不能中止",)
    assert extension_faults(clock, 1) == (f"处罚决定期限{status.label}，不能延长",)


def test_a_clock_that_has_run_out_is_left_as_it_is():
    over = replace(CLOCK, lapsed=True)
    assert pause_faults(over, HEARING, ENDS) == ("处罚决定期限已届满，不能再中止",)
    assert extension_faults(over, 1) == ("处罚决定期限已届满，不能再延长",)


@pytest.mark.parametrize(("days", "fine"), [(-1, False), (0, True), (1, True)])
def test_a_pause_begins_on_the_day_of_the_last_resumption_at_the_earliest(days, fine):
    clock = replace(CLOCK, last_resumed_on=BEGAN + 5 * DAY)
    assert (pause_faults(clock, HEARING, BEGAN + (5 + days) * DAY) == ()) is fine


@pytest.mark.parametrize(("days", "fine"), [(-1, False), (0, False), (1, True)])
def test_a_pause_lasts_a_day_at_least(days, fine):
    assert (resume_faults(PAUSED, BEGAN + DAY + days * DAY) == ()) is fine


def test_only_a_paused_clock_is_resumed():
    assert resume_faults(CLOCK, ENDS) == ("处罚决定期限没有中止",)


@pytest.mark.parametrize(("amount", "fine"), [(None, True), (1, True), (30, True), (31, False)])
def test_an_extension_stays_within_what_the_law_allows(amount, fine):
    assert (extension_faults(CLOCK, amount) == ()) is fine


def test_a_clock_is_extended_as_often_as_the_law_says_and_no_more():
    assert extension_faults(replace(CLOCK, steps=()), 1) == ("处罚决定期限依规定不得延长",)
    assert extension_faults(replace(CLOCK, extended=1), 1) == ("处罚决定期限已延长过一次，不能再延长",)
    twice = replace(CLOCK, steps=(ONCE, ONCE), extended=2)
    assert extension_faults(twice, 1) == ("处罚决定期限已延长过2次，不能再延长",)


@pytest.mark.parametrize(("amount", "fine"), [(None, True), (3, False), (4, True), (7, True), (8, False)])
def test_a_new_total_is_longer_than_the_old_and_within_its_limit(amount, fine):
    """Harm prevented: an extension that shortens the clock."""
    total = Step(7, PeriodUnit.day, Role.lead_officer, total=True)
    assert (extension_faults(replace(CLOCK, steps=(total,), length=3), amount) == ()) is fine


@pytest.mark.parametrize(("amount", "fine"), [(None, False), (1, True), (500, True)])
def test_without_a_limit_the_amount_must_be_said(amount, fine):
    free = replace(CLOCK, steps=(Step(None, None, Role.lead_officer),))
    assert (extension_faults(free, amount) == ()) is fine
