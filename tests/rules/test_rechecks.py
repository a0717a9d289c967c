"""What a record of a look back must hold together, what many findings make, and what chance draws."""

from collections import Counter

import pytest

from casework.rules import demands, rechecks
from casework.rules.rechecks import Record, draw
from models.vocabulary import Finding, FollowUp, Outcome, Performance, RecheckMode

O, M, P, F = Outcome, RecheckMode, Performance, Finding  # noqa: E741

FAULTS = [
    (Record(O.pass_, M.covert, M.covert), ()),
    (Record(O.pass_, M.covert, M.open), ("本轮应以暗查方式复查，不能记为明查",)),
    (Record(O.relapse, M.covert, M.night), ("本轮应以暗查方式复查，不能记为夜查",)),
    (Record(O.pass_, M.open, M.covert), ()),
    (Record(O.pass_, M.open, M.remote), ("本轮应到现场明查，不能以非现场核查代替",)),
    (Record(O.pass_, M.remote, M.remote), ()),
    (
        Record(O.last_pass, M.open, M.open, items=(P.full, P.part, P.none)),
        ("应履行事项2未完全履行，不能判为合格", "应履行事项3未完全履行，不能判为合格"),
    ),
    (Record(O.pass_, M.open, M.open, over=("夜间噪声",)), ("夜间噪声超过限值，不能判为合格",)),
    (Record(O.pass_, M.open, M.open, obstructed=True), ("拒绝、阻挠复查的不能判为合格",)),
    (Record(O.pass_, M.open, M.open, follow_up=(FollowUp.urge,)), ("判为合格的不另定后续措施",)),
    (Record(O.not_performed, M.open, M.open), ("未写明哪些应履行事项未履行", "缺少后续措施")),
    (Record(O.not_performed, M.open, M.open, items=(P.part,), follow_up=(FollowUp.daily_fine,)), ()),
    (Record(O.not_performed, M.open, M.open, obstructed=True, follow_up=(FollowUp.daily_fine,)), ()),
    (Record(O.relapse, M.open, M.open, items=(P.none,), over=("氨氮",), obstructed=True), ()),
]


@pytest.mark.parametrize(("record", "said"), FAULTS)
def test_a_record_holds_together_or_says_what_does_not(record, said):
    assert rechecks.faults(record) == said


@pytest.mark.parametrize(
    ("findings", "whole"),
    [
        ((), None),
        ((F.true, F.true), F.true),
        ((F.false,), F.false),
        ((F.partly, F.partly), F.partly),
        ((F.true, F.false), F.partly),
        ((F.true, F.partly), F.partly),
    ],
)
def test_the_finding_on_the_whole_follows_from_its_parts(findings, whole):
    assert demands.overall(findings) is whole


def test_each_demand_is_found_once_and_none_that_is_not_there():
    assert demands.gaps([1, 2], [2, 1]) == ()
    assert demands.gaps([1, 2, 3], [2, 2, 9]) == (
        "诉求1尚未逐项认定",
        "诉求3尚未逐项认定",
        "本案没有待认定的诉求9",
        "诉求2重复认定",
    )
    assert demands.strangers([1, 2], [2]) == ()


def test_a_share_of_the_cases_is_drawn_for_a_day_between_the_first_and_the_last():
    cases = [f"YC2026-{n:06}" for n in range(1, 2001)]
    lots = [rechecks.lot(b"k" * 32, case, 1, 5, (40, 330)) for case in cases]
    drawn = [one for one in lots if one.opens_in is not None]
    assert 60 <= len(drawn) <= 140 and all(one.drawn < 5 for one in drawn)
    days = {one.opens_in for one in drawn}
    assert min(days) >= 40 and max(days) <= 330 and len(days) > 60
    assert {rechecks.lot(b"k" * 32, case, 1, 0, (40, 330)).opens_in for case in cases[:50]} == {None}
    assert all(40 <= rechecks.lot(b"k" * 32, case, 1, 100, (40, 41)).opens_in <= 41 for case in cases[:50])


def test_a_lot_is_the_same_at_any_time_and_tells_nothing_without_the_key():
    key, other = b"k" * 32, b"o" * 32
    cases = [f"YC2026-{n:06}" for n in range(1, 2001)]
    lots = [draw(key, case, 1, 100, "lot") for case in cases]
    assert lots == [draw(key, case, 1, 100, "lot") for case in cases]
    assert set(lots) == set(range(100)), "every lot is drawn"
    assert 140 <= sum(lot < 10 for lot in lots) <= 260, "ten per cent is about one case in ten"
    for again in (draw(other, c, 1, 100, "lot") for c in cases), (draw(key, c, 2, 100, "lot") for c in cases):
        same = Counter(one == two for one, two in zip(lots, again, strict=True))
        assert same[True] < 60, "another key, another generation: another lot"
