"""升级督办 over time: climbed by the watch rung by rung, signed by hand, stood down, climbed again."""

from datetime import date, timedelta

import pytest

from casework import checkpoints
from casework.policy import book
from casework.sweep import SweepReport, sweep
from models.tables import Clock, Notice
from models.vocabulary import ClockStatus, Colour, NoticeKind, Rung, RungStatus, Stage
from tests.together import eight_at_once

S = Stage
on_sqlite = pytest.mark.parametrize("backend", ["sqlite"], indirect=True)
DAY = timedelta(days=1)
MONDAY = date(2026, 3, 2)
LETTER, RAISED, LISTED = "supervision_letter", "raised_supervision", "listed_supervision"


@pytest.fixture
def red(act, to_stage) -> str:
    """A case named in the press, with its letter out."""
    case = to_stage(S.rectifying)
    act.signal(case)
    act.sweep()
    assert act.rungs(case) == [(1, LETTER, "issued")]
    return case


def sign(act, case, **given):
    return act("sign_rung", case, "L01", **given)


def day_of(act, case, rung) -> tuple[date, date]:
    row = act.rung(case, rung)
    return row.due_at.astimezone(act.now.tzinfo).date(), row.raised_at.astimezone(act.now.tzinfo).date()


# Climbing


def test_the_ladder_is_climbed_day_by_day_to_the_accountability_clue(act, office, red):
    """Nobody answers; the lead officer signs what lies before him each evening."""
    answered = False
    while act.today < MONDAY + 76 * DAY:
        act.watch(act.today + DAY)
        if any(status == "draft" for _, _, status in act.rungs(red)):
            sign(act, red)
        if not answered and act.rungs(red)[-1][1] == RAISED:
            act("answer_rung", red, "U11", rung=LETTER, answer="已报送")
            act("answer_rung", red, "U11", rung=RAISED, answer="已报送")
            answered = True
    climbed = {rung: day_of(act, red, rung)[0] for _, rung, _ in act.rungs(red)}
    assert climbed == {
        LETTER: MONDAY,
        RAISED: MONDAY + 10 * DAY,
        LISTED: MONDAY + 30 * DAY,
        "interview": MONDAY + 45 * DAY,
        "accountability_clue": MONDAY + 75 * DAY,
    }
    assert [status for _, _, status in act.rungs(red)] == ["answered", "answered", "issued", "issued", "issued"]
    assert checkpoints.verify(office).whole


def test_yellow_is_reminded_at_once_and_once(act, to_stage):
    case = to_stage(S.rectifying)
    act.signal(case, "unsatisfied")
    assert act.sweep().escalated == 1
    assert act.rungs(case) == [(1, "remind", "issued")]
    other = to_stage(S.rectifying)
    act("propose_colour", other, "S01", colour="yellow", until=act.today, reason="持续关注")
    act("approve_colour", other, "R01")
    assert act.sweep().escalated == 1
    assert act.rungs(other) == [(1, "remind", "issued")]
    assert act.sweep() == SweepReport()


def letter(act, case: str) -> None:
    """A yellow case that was reminded, and to which an officer writes a letter as well."""
    act.signal(case, "unsatisfied")
    act.sweep()
    act("escalate", case, "S01", rung=LETTER, reason="群众不满意")


def test_an_unanswered_letter_is_due_the_moment_its_reply_was(act, to_stage):
    """Yellow only, so that no day of red is counted before the reply is overdue."""
    case = to_stage(S.rectifying)
    letter(act, case)
    reply = act.clock(case, "ladder_reply", 1)
    assert (reply.due_on, reply.reference) == (MONDAY + 15 * DAY, "督办函")
    act.sweep(reply.due_at - timedelta(microseconds=1))
    assert [rung for _, rung, _ in act.rungs(case)] == ["remind", LETTER]
    act.sweep(reply.due_at)
    assert act.rungs(case)[1:] == [(1, LETTER, "issued"), (1, RAISED, "draft")]
    row = act.rung(case, RAISED)
    assert (row.due_at, row.reason) == (reply.due_at, "督办函逾期未反馈")
    assert act.problem(case).colour is Colour.red


@on_sqlite
def test_an_answered_letter_goes_no_further(act, to_stage):
    case = to_stage(S.rectifying)
    letter(act, case)
    act("answer_rung", case, "U11", answer="已报送整改计划")
    row = act.rung(case, LETTER)
    assert (row.status, row.answer) == (RungStatus.answered, "已报送整改计划")
    assert act.clock(case, "ladder_reply", 1).status is ClockStatus.met
    act.watch(MONDAY + 20 * DAY)
    assert act.rungs(case)[1:] == [(1, LETTER, "answered")]


@on_sqlite
def test_an_answer_that_comes_late_is_late_and_stops_no_draft(act, to_stage):
    case = to_stage(S.rectifying)
    letter(act, case)
    act.watch(MONDAY + 16 * DAY)
    act("answer_rung", case, "U11", rung=LETTER, answer="已报送整改计划")
    assert act.clock(case, "ladder_reply", 1).status is ClockStatus.met_late
    assert act.rungs(case)[1:] == [(1, LETTER, "answered"), (1, RAISED, "draft")]


@on_sqlite
def test_after_thirty_days_off_each_rung_comes_once_and_a_draft_holds_up_the_next(act, red):
    late = MONDAY + 32 * DAY
    report = act.sweep(act.at(late))
    assert report.escalated == 1
    assert act.rungs(red) == [(1, LETTER, "issued"), (1, RAISED, "draft")]
    assert day_of(act, red, RAISED) == (MONDAY + 10 * DAY, late)
    assert act.sweep() == SweepReport()
    sign(act, red)
    assert act.sweep().escalated == 1
    assert act.rungs(red)[-1] == (1, LISTED, "draft")
    assert day_of(act, red, LISTED) == (MONDAY + 30 * DAY, late)
    done = [(e.act, e.facts["due_at"]) for e in act.events(red) if e.act in ("ring", "escalate")]
    of_red = [due for name, due in done if name == "escalate"]
    assert of_red == sorted(of_red) and len(set(of_red)) == 3


@on_sqlite
def test_the_second_red_of_a_case_is_due_for_the_list(act, red):
    act("answer_rung", red, "U11", answer="已报送")
    act("propose_colour", red, "S01", colour="yellow", until=MONDAY, reason="已现场核实")
    act("approve_colour", red, "R01")
    act.watch(MONDAY + DAY)
    assert (act.problem(red).colour, act.problem(red).reds) == (Colour.red, 2)
    act.watch(MONDAY + 11 * DAY)
    sign(act, red)
    act.sweep()
    row = act.rung(red, LISTED)
    assert (row.status, row.reason) == (RungStatus.draft, "红色，第2次转红")


# Signing


@on_sqlite
def test_a_draft_is_signed_by_the_lead_officer_and_by_nobody_who_raised_it(act, refused, red):
    with refused("no_such_rung"):
        sign(act, red)
    act("escalate", red, "L01", rung=RAISED, reason="领导批示")
    for by, said in (("S01", "须由包案领导签发"), ("L01", "提出人不能批准")):
        with refused("needs_missing") as error:
            act("sign_rung", red, by)
        assert said in error.value.sentence


@on_sqlite
def test_a_signature_refused_says_why_withdraws_the_draft_and_blocks_what_comes_after(act, refused, red):
    act.watch(MONDAY + 10 * DAY)
    with refused("needs_missing") as error:
        sign(act, red, refuse=True)
    assert "不予签发须说明理由" in error.value.sentence
    sign(act, red, refuse=True, opinion="已有转机")
    assert act.rungs(red)[-1] == (1, RAISED, "withdrawn")
    assert act.problem(red).rung is Rung.supervision_letter
    act("answer_rung", red, "U11", answer="已报送")
    act.watch(MONDAY + 50 * DAY)
    assert len(act.rungs(red)) == 2
    with refused("needs_missing") as error:
        act("escalate", red, "S01", rung=RAISED, reason="领导批示")
    assert "在本轮督办中已用过" in error.value.sentence


@on_sqlite
def test_signing_starts_the_rungs_own_reply_clock(act, red):
    act.watch(MONDAY + 10 * DAY)
    draft = act.clocks(red, Clock.key == "ladder_reply")
    assert [clock.number for clock in draft] == [1]
    act.later(hours=30)
    sign(act, red)
    reply = act.clock(red, "ladder_reply", 2)
    assert (reply.started_on, reply.due_on) == (act.today, act.today + 10 * DAY)
    assert reply.explanation.startswith("督办反馈期限（提级督办）")


# By hand


@on_sqlite
def test_an_officer_climbs_higher_with_a_reason_and_never_down(act, refused, red):
    with refused("needs_missing") as error:
        act("escalate", red, "S01", rung="remind", reason="领导批示")
    assert "本案已在“督办函”" in error.value.sentence
    act("escalate", red, "S01", rung="interview", reason="领导批示")
    assert act.rungs(red)[-1] == (1, "interview", "draft")
    assert act.rung(red, "interview").raised_by == "S01"
    act.watch(MONDAY + 40 * DAY)
    assert {rung for _, rung, _ in act.rungs(red)} == {LETTER, "interview"}


@on_sqlite
@pytest.mark.parametrize(("colour", "rung"), [("blue", "remind"), ("yellow", RAISED)])
def test_a_rung_that_would_be_lifted_at_once_is_not_climbed(act, refused, to_stage, colour, rung):
    case = to_stage(S.rectifying)
    if colour == "yellow":
        act.signal(case, "unsatisfied")
    with refused("needs_missing") as error:
        act("escalate", case, "S01", rung=rung, reason="领导批示")
    assert "会随即解除" in error.value.sentence


@on_sqlite
def test_the_product_climbs_only_what_is_due(act, refused, red):
    for rung in (LETTER, RAISED, LISTED):
        with refused("rung_not_due"):
            act("escalate", red, "system", rung=rung)
    with refused("nothing_to_lift"):
        act("stand_down", red, "system", reason="转蓝")


@on_sqlite
@pytest.mark.timeout(60)
def test_a_yellow_by_hand_over_two_complaints_does_not_climb_and_fall_without_end(act, to_stage):
    """Harm prevented: one round of the watch that raises and lifts the same rung for ever."""
    case = to_stage(S.rectifying)
    act.signal(case, "unsatisfied")
    act.signal(case, "unsatisfied")
    act.sweep()
    assert act.rungs(case) == [(1, LETTER, "issued"), (1, RAISED, "draft")]
    act("propose_colour", case, "S01", colour="yellow", until=MONDAY + 9 * DAY, reason="已现场核实")
    act("approve_colour", case, "R01")
    assert act.sweep() == SweepReport(stood_down=1)
    assert act.rungs(case) == [(1, LETTER, "issued"), (1, RAISED, "withdrawn")]
    act.watch(MONDAY + 10 * DAY)
    assert act.rungs(case)[-1] == (2, RAISED, "draft")


# Standing down


def test_a_calm_case_is_stood_down_and_a_second_alarm_begins_a_second_climb(act, office, to_stage):
    case = to_stage(S.rectifying)
    late = act.start(case, "SF-03", MONDAY - 20 * DAY)
    act.watch(MONDAY + 10 * DAY)
    act.later(minutes=5)
    assert act.rungs(case) == [(1, LETTER, "issued"), (1, RAISED, "draft")]
    act("meet_clock", case, "U11", clock=f"{late.id}")
    assert act.sweep() == SweepReport(stood_down=1), "on yellow only what is above the letter"
    assert act.rungs(case) == [(1, LETTER, "issued"), (1, RAISED, "withdrawn")]
    assert act.problem(case).rung is Rung.supervision_letter
    act("answer_rung", case, "U11", answer="已报送")
    act.watch(act.today + 7 * DAY)
    assert act.problem(case).colour is Colour.blue
    assert act.rungs(case) == [(1, LETTER, "lifted"), (1, RAISED, "withdrawn")]
    assert (act.problem(case).rung, act.problem(case).episode) == (None, 3)
    assert act.sweep() == SweepReport()

    act.signal(case)
    act.sweep()
    assert act.rungs(case)[2:] == [(3, LETTER, "issued")]
    assert checkpoints.verify(office).whole


@on_sqlite
def test_standing_down_ends_the_reply_clocks_with_the_rungs(act, red):
    act("propose_colour", red, "S01", colour="yellow", until=MONDAY + 5 * DAY, reason="已核实")
    act("approve_colour", red, "R01")
    act("propose_colour", red, "S01", colour="blue", until=MONDAY + 5 * DAY, reason="已核实")
    act("approve_colour", red, "R01")
    act.sweep()
    assert act.rungs(red) == [(1, LETTER, "lifted")]
    assert act.clock(red, "ladder_reply", 1).status is ClockStatus.cancelled
    assert act.clocks(red, Clock.key == "ladder_reply", Clock.status == ClockStatus.running) == []


@on_sqlite
def test_an_officer_stands_a_case_down_with_a_reason_and_it_is_not_climbed_again_until_calm(act, refused, red):
    with refused("needs_missing"):
        act("stand_down", red, "S01")
    act("stand_down", red, "S01", reason="情况已查清")
    assert act.rungs(red) == [(1, LETTER, "lifted")]
    with refused("needs_missing") as error:
        act("stand_down", red, "S01", reason="情况已查清")
    assert "本案没有督办" in error.value.sentence
    act.watch(MONDAY + 40 * DAY)
    assert act.problem(red).colour is Colour.red
    assert len(act.rungs(red)) == 1


@on_sqlite
def test_listed_supervision_is_not_stood_down_by_hand_without_verification_and_publication(act, refused, red):
    act("escalate", red, "S01", rung=LISTED, reason="领导批示")
    sign(act, red)
    with refused("needs_missing") as error:
        act("stand_down", red, "L01", reason="已整改")
    assert "挂牌督办须经核查并公开后，用“解除挂牌督办”解除" in error.value.sentence


@on_sqlite
def test_a_case_archived_before_the_watch_came_by_leaves_nothing_standing(act, to_stage):
    case = to_stage(S.answering)
    act.signal(case)
    act.sweep()
    act("close", case, "S01", reason="已答复")
    act("archive", case, "S01")
    assert act.rungs(case) == [(1, LETTER, "lifted")]
    assert act.problem(case).rung is None
    act("reopen", case, "L01", reason="群众再次反映")
    act.sweep()
    assert act.rungs(case)[1:] == [(2, LETTER, "issued")]


# Who is told


def test_each_officer_is_told_once_and_nothing_of_what_people_wrote(act, red):
    told = act.notices(red)
    assert sorted(told) == [("L01", "rung", "督办函"), ("S01", "rung", "督办函"),
                            ("U11", "rung", "督办函"), ("U12", "rung", "督办函")]  # fmt: skip
    act.watch(MONDAY + 10 * DAY)
    drafts = [row for row in act.notices(red) if row[1] == "signature"]
    assert drafts == [("L01", "signature", "提级督办")]
    act("request_extension", red, "U11", clock=act.start(red, "SF-01").key, reason="秘密理由")
    assert act.notices(red)[-1] == ("L01", "extension", "查封扣押期限")
    act("extend", red, "L01", clock="SF-01")
    labels = {clock.label for clock in book.shipped().clocks.clocks.values()} | {r.label for r in Rung}
    for row in act.rows(Notice):
        assert row.kind in NoticeKind and row.case_number == red
        assert row.subject.split("（")[0] in labels | {""}
    assert len({(n.officer_id, n.cause) for n in act.rows(Notice)}) == len(act.rows(Notice))


@on_sqlite
def test_an_officer_who_has_left_is_told_nothing_and_a_case_without_a_unit_is_told_to_the_office(
    act, raw, to_stage
):
    raw("UPDATE officer SET active = :no WHERE number = 'U12'", no=False)
    case, without = to_stage(S.rectifying), to_stage(S.registered)
    act.signal(case)
    act.sweep()
    assert {who for who, *_ in act.notices(case)} == {"L01", "S01", "U11"}
    act.sweep(act.clock(without, "acceptance").warn_at)
    assert act.notices(without)[0] == ("S01", "near", "受理期限")


# Eight watches at once


@pytest.mark.parametrize("days", [0, 11])
def test_eight_watches_at_once_climb_each_rung_once(act, office, to_stage, days):
    cases = [to_stage(S.rectifying) for _ in range(3)]
    for case in cases:
        act.signal(case)
    now = act.now + days * DAY
    reports = eight_at_once(lambda: sweep(office, now))
    due = [LETTER] if days == 0 else [LETTER, RAISED]
    for case in cases:
        assert [rung for _, rung, _ in act.rungs(case)] == due
        assert len(act.events(case)) == act.problem(case).version
    assert sum(r.escalated for r in reports) == len(due) * 3
    assert sum(r.failed + r.parked for r in reports) == 0
    assert sweep(office, now) == SweepReport()
    assert checkpoints.verify(office).whole
