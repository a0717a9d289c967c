"""Two officers, or two copies of one request, at the same instant."""

import threading
from collections.abc import Callable

import pytest

from casework import checkpoints
from casework.errors import YiceError
from models.tables import Event, NumberSeries
from models.vocabulary import Stage

S = Stage


def at_once(*calls: Callable[[], object]) -> list[object]:
    """What each call answers or raises when all begin at one barrier."""
    barrier, answers = threading.Barrier(len(calls)), [None] * len(calls)

    def run(index: int) -> None:
        barrier.wait()
        try:
            answers[index] = calls[index]()
        except Exception as error:
            answers[index] = error

    threads = [threading.Thread(target=run, args=(n,)) for n in range(len(calls))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def codes(answers) -> list[str]:
    return sorted(a.code if isinstance(a, YiceError) else type(a).__name__ for a in answers)


@pytest.mark.parametrize("_attempt", range(3))
def test_of_two_officers_on_one_version_one_wins_and_the_other_is_told(act, office, to_stage, _attempt):
    case = to_stage(S.plan_review)
    version = act.problem(case).version
    answers = at_once(
        lambda: act("approve_plan", case, "R01", version=version),
        lambda: act("return_plan", case, "L01", version=version, reason="不实"),
    )
    assert codes(answers) == ["Receipt", "stale_version"]
    lost = next(a for a in answers if isinstance(a, YiceError))
    assert lost.facts == {"version": version + 1, "stage": act.problem(case).stage}
    assert len(act.events(case)) == act.problem(case).version == version + 1
    assert checkpoints.verify(office).whole


def test_of_two_officers_without_a_version_the_slower_meets_the_rules(act, to_stage):
    case = to_stage(S.registered)
    answers = at_once(
        lambda: act("screen", case, "C01", outcome="accept"),
        lambda: act("screen", case, "S01", outcome="refuse", reason="线索不详"),
    )
    assert codes(answers) == ["Receipt", "impossible_act"]
    assert act.problem(case).version == 2


@pytest.mark.parametrize("versioned", [True, False])
def test_twenty_copies_of_one_request_make_one_event(act, office, to_stage, versioned):
    case = to_stage(S.registered)
    seen = {"version": 1} if versioned else {}
    call = lambda: act("screen", case, "C01", outcome="accept", request_id="once", **seen)  # noqa: E731
    answers = at_once(*[call] * 20)
    assert codes(answers) == ["Receipt"] * 20
    assert sorted(a.repeated for a in answers) == [False] + [True] * 19
    assert len({(a.seq, a.version, a.stage) for a in answers}) == 1
    assert len(act.events(case)) == 2
    assert checkpoints.verify(office).whole


def test_twenty_copies_of_one_registration_make_one_case(act, office):
    call = lambda: act("register", by="C01", description="异味", request_id="once")  # noqa: E731
    answers = at_once(*[call] * 20)
    assert codes(answers) == ["Receipt"] * 20
    assert len({a.case for a in answers}) == len(act.rows(Event)) == 1
    assert checkpoints.verify(office).whole


def test_the_first_registrations_of_a_year_get_numbers_without_gap_or_double(act, office):
    calls = [lambda n=n: act("register", by="C01", description=f"异味{n}") for n in range(10)]
    answers = at_once(*calls)
    assert codes(answers) == ["Receipt"] * 10
    assert sorted(a.case for a in answers) == [f"YC2026-{n:06d}" for n in range(1, 11)]
    assert [(row.year, row.last) for row in act.rows(NumberSeries)] == [(2026, 10)]
    assert checkpoints.verify(office).whole


def test_ten_cases_moved_at_once_keep_one_unbroken_history(act, office):
    cases = [act.register(description=f"异味{n}") for n in range(10)]
    answers = at_once(*[lambda c=c: act("screen", c, "C01", outcome="accept") for c in cases])
    assert codes(answers) == ["Receipt"] * 10
    assert sorted(a.seq for a in answers) == list(range(11, 21))
    assert checkpoints.verify(office).whole
