"""复查, 归档, 重新打开: it holds, it rests, or it comes back."""

from collections import Counter
from datetime import timedelta

import pytest

from casework.acts.post_supervision.rounds import lot_of
from casework.policy.book import HERE
from casework.policy.files import read_toml
from casework.policy.recheck_book import RecheckBook
from casework.policy_change import apply_file
from casework.queries.dossier import dossier
from models.tables import Clock, Event, Outbox, RecheckRound
from models.vocabulary import ClockStatus, Colour, Outcome, RecheckStatus, Stage
from yice.commands.case import lines

S = Stage
on_sqlite = pytest.mark.parametrize("backend", ["sqlite"], indirect=True)
DAY = timedelta(days=1)


def statuses(act, case):
    return [r.status for r in act.rounds(case)]


@on_sqlite
def test_a_round_is_held_on_the_day_it_opens_and_not_the_day_before(act, refused, to_stage):
    case = to_stage(S.post_supervision)
    opens = act.rounds(case)[0].opens_on
    act.at(opens - DAY, 23, 59)
    with refused("needs_missing") as error:
        act("recheck", case, "S01", **act.looking_back(case))
    assert "尚未到期" in error.value.sentence
    act.at(opens, 0, 0)
    assert act("recheck", case, "S01", **act.looking_back(case)).stage is S.post_supervision


def test_the_last_pass_leads_to_the_archive(act, to_stage):
    case = to_stage(S.post_supervision)
    assert act.hold_round(case).outcome == Outcome.pass_
    assert statuses(act, case) == [RecheckStatus.passed, RecheckStatus.scheduled]
    receipt = act.hold_round(case)
    assert (receipt.outcome, receipt.stage) == ("last_pass", S.closed)
    assert statuses(act, case) == [RecheckStatus.passed] * 2
    assert {c.status for c in act.clocks(case)} == {ClockStatus.met}
    held = act.rounds(case)[0]
    assert held.held_at is not None and held.finding == "未见反弹"
    act("archive", case, "S01", note="全卷")
    problem = act.problem(case)
    assert (problem.stage, problem.archived_on) == (S.archived, act.today)


def test_a_relapse_opens_a_red_generation_and_keeps_the_history(act, refused, to_stage):
    case = to_stage(S.post_supervision)
    act.at(act.rounds(case)[0].opens_on)
    with refused("needs_missing"):
        act("recheck", case, "S01", **act.looking_back(case, outcome="relapse"))
    act("recheck", case, "S01", **act.looking_back(case, outcome="relapse", reason="罩体被拆"))
    problem = act.problem(case)
    assert (problem.stage, problem.generation, problem.round) == (S.planning, 2, 1)
    assert (problem.colour, problem.closed_on) == (Colour.red, None)
    assert statuses(act, case) == [RecheckStatus.relapsed, RecheckStatus.cancelled]
    running = act.clocks(case, Clock.status == ClockStatus.running)
    assert [(c.key, c.generation) for c in running] == [("handling", 2)]
    assert act.clock(case, "recheck", 2).status is ClockStatus.cancelled


@on_sqlite
def test_the_second_generation_runs_its_whole_way_and_is_yellow_then_blue(act, to_stage):
    case = to_stage(S.post_supervision)
    act.hold_round(case, outcome="relapse", reason="罩体被拆")
    act("propose_plan", case, "U11", **act.plan())
    assert act.problem(case).colour is Colour.red
    act("approve_plan", case, "R01")
    assert act.problem(case).colour is Colour.yellow
    act("file_evidence", case, "U11", **act.proof())
    act.sweep(act.later(days=6))
    assert act.problem(case).colour is Colour.yellow
    act.sweep(act.later(days=1))
    assert act.problem(case).colour is Colour.blue
    act.advance(case, S.archived)
    assert act.problem(case).generation == 2
    assert [(r.generation, r.number) for r in act.rounds(case)] == [(1, 1), (1, 2), (2, 1), (2, 2)]
    assert len(act.events(case)) == act.problem(case).version


@on_sqlite
def test_a_round_held_late_is_met_late(act, to_stage):
    case = to_stage(S.post_supervision)
    act.at(act.rounds(case)[0].due_on + DAY, 0, 0)
    act("recheck", case, "S01", **act.looking_back(case))
    assert act.clock(case, "recheck", 1).status is ClockStatus.met_late


@on_sqlite
def test_the_engine_hears_of_each_state_of_a_round_once(act, to_stage):
    case = to_stage(S.closed)
    owed = [row.key for row in act.rows(Outbox, Outbox.kind == "recheck")]
    planned = [f"{case}:1:1:planned", f"{case}:1:2:planned"]
    assert owed == [*planned, f"{case}:1:1:passed", f"{case}:1:2:passed"]


@pytest.mark.parametrize("stage", [S.refused, S.closed, S.archived])
@on_sqlite
def test_reopening_begins_a_new_generation_and_keeps_the_old(act, refused, to_stage, stage):
    case = to_stage(stage)
    events = len(act.events(case))
    with refused("needs_missing"):
        act("reopen", case, "L01")
    act("reopen", case, "L01", reason="群众再次反映")
    problem = act.problem(case)
    assert (problem.stage, problem.generation, problem.round) == (S.accepted, 2, 1)
    came_back = Colour.blue if stage is S.refused else Colour.red
    assert (problem.colour, problem.closed_on, problem.archived_on) == (came_back, None, None)
    assert problem.accepted_on == act.today
    assert len(act.events(case)) == events + 1


def test_reopening_in_post_supervision_calls_the_rounds_off(act, to_stage):
    case = to_stage(S.post_supervision)
    act("reopen", case, "S01", reason="举报反弹")
    assert statuses(act, case) == [RecheckStatus.cancelled] * 2
    assert act.clock(case, "recheck", 1).status is ClockStatus.cancelled
    assert act.advance(case, S.post_supervision)
    assert statuses(act, case)[2:] == [RecheckStatus.scheduled] * 2


@pytest.mark.parametrize("stage", [S.closed, S.refused, S.merged])
@on_sqlite
def test_only_what_is_over_is_archived(act, refused, to_stage, stage):
    case = to_stage(S.post_supervision)
    with refused("impossible_act"):
        act("archive", case, "S01")
    over = to_stage(stage)
    assert act("archive", over, "S01").stage is S.archived


@on_sqlite
def test_sealed_endings_are_owed_a_checkpoint(act, to_stage):
    case = to_stage(S.archived)
    kinds = [row for row in act.outbox(case) if row.startswith("checkpoint")]
    versions = [e.version for e in act.events(case) if e.to_stage in ("post_supervision", "closed", "archived")]
    sealed = [f"checkpoint {case}:{v}" for v in (versions[0], versions[-2], versions[-1])]
    assert kinds == sealed


# Which rounds there are, and why


def planned(act, case):
    return [(r.number, r.why, r.mode.value) for r in act.rounds(case)]


BASE = [(1, "first", "covert"), (2, "half_year", "open")]
EXTRA = [
    ({}, (), BASE),
    ({"level": "stubborn"}, (), [BASE[0], (2, "weighty", "covert"), (3, "half_year", "open")]),
    (
        {"level": "inspection_key", "sensitive_places": ["school"]},
        (),
        [
            BASE[0],
            (2, "weighty", "covert"),
            (3, "sensitive_night", "night"),
            (4, "half_year", "open"),
            (5, "inspection_year", "open"),
        ],
    ),
    ({}, ("AR-02",), [BASE[0], (2, "after_fine", "covert"), (3, "half_year", "open")]),
    ({}, ("XC-05",), [(1, "after_restriction", "open"), (2, "first", "covert"), (3, "half_year", "open")]),
]


@pytest.mark.parametrize(("weight", "clocks", "rounds"), EXTRA)
@on_sqlite
def test_a_weighty_or_enforced_case_is_looked_back_at_more_often(act, raw, to_stage, weight, clocks, rounds):
    case = to_stage(S.rectifying)
    if weight:
        places = '["school"]' if "sensitive_places" in weight else "[]"
        raw(
            "UPDATE problem SET level = :level, sensitive_places = :places",
            level=weight["level"],
            places=places,
        )
    for clock in clocks:
        act.start(case, clock)
    act.advance(case, S.post_supervision)
    assert planned(act, case) == rounds
    assert act.events(case)[-1].facts["why"] == [why for _, why, _ in rounds]
    clocks = sorted((c.number, c.due_on) for c in act.clocks(case, Clock.key == "recheck"))
    assert clocks == [(r.number, r.due_on) for r in act.rounds(case)]
    act.advance(case, S.closed)
    assert set(statuses(act, case)) == {RecheckStatus.passed}


@on_sqlite
def test_chance_adds_a_round_on_a_day_that_only_the_key_tells(act, office, to_stage, tmp_path):
    shipped = (HERE / "rechecks.toml").read_text(encoding="utf-8")
    for percent, wanted in ((100, 3), (0, 2)):
        own = tmp_path / f"{percent}.toml"
        own.write_text(shipped.replace("percent = 5", f"percent = {percent}"), encoding="utf-8")
        apply_file(office, own, "S01", act.now)
        case = to_stage(S.post_supervision)
        lot = act.events(case)[-1].facts["lot"]
        assert 0 <= lot["drawn"] < 100 and lot["percent"] == percent
        rounds = act.rounds(case)
        assert len(rounds) == wanted
        drawn = [r for r in rounds if r.why == "chance"]
        assert len(drawn) == wanted - 2
        for row in drawn:
            assert 40 <= (row.opens_on - act.today).days <= 330 and row.mode == "covert"
            assert row.due_on - row.opens_on == timedelta(days=15)


@on_sqlite
def test_one_in_twenty_is_drawn_where_the_office_says_nothing_else(act, office, to_stage):
    drawn = {}
    for _ in range(4):
        case = to_stage(S.post_supervision)
        facts = act.events(case)[-1].facts
        mine = lot_of(office, case, 1)
        assert facts["lot"] == {"drawn": mine.drawn, "percent": 5} and (mine.opens_in is None) is (
            mine.drawn >= 5
        )
        drawn[case] = [r.opens_on for r in act.rounds(case) if r.why == "chance"]
        assert drawn[case] == ([act.today + mine.opens_in * DAY] if mine.opens_in else [])
    assert sorted(map(len, drawn.values())) == [0, 0, 0, 1], "by the key of the tests the lot falls on one"


def test_what_becomes_of_a_round_is_told_by_its_event(act, to_stage):
    case = to_stage(S.post_supervision)
    act.watch(act.rounds(case)[0].opens_on)
    act.hold_round(case)
    act("reopen", case, "S01", reason="举报反弹")
    told = [fact for event in act.events(case) for fact in event.facts.get("objects", ())]
    assert [(fact["number"], fact["status"]) for fact in told if fact["kind"] == "RecheckRound"] == [
        (1, "scheduled"),
        (2, "scheduled"),
        (1, "due"),
        (1, "passed"),
        (2, "cancelled"),
    ]


@on_sqlite
def test_a_round_is_added_by_hand_with_its_reason(act, refused, office, to_stage):
    case = to_stage(S.post_supervision)
    opens = act.today + 3 * DAY
    given = {"mode": "off_hours", "opens_on": opens, "due_on": opens + DAY}
    for wrong, said in (
        ({"reason": None}, "缺少理由"),
        ({"opens_on": act.today - DAY, "reason": "群众再反映"}, "开始日期已过"),
        ({"due_on": act.today, "reason": "群众再反映"}, "截止日期早于开始日期"),
    ):
        with refused("needs_missing") as error:
            act("plan_recheck", case, "S01", **given | wrong)
        assert said in error.value.sentence
    act("plan_recheck", case, "S01", reason="群众再反映", **given)
    assert act.events(case)[-1].facts["round"] == 3
    assert "错时检查" in (said := "\n".join(lines(dossier(office, case)))) and "加排复查（群众再反映）" in said
    act.hold_round(case)
    assert statuses(act, case) == [RecheckStatus.scheduled] * 2 + [RecheckStatus.passed], "the earliest first"
    assert act.clock(case, "recheck", 3).status is ClockStatus.met


# The record of a round


def test_a_round_keeps_its_record(act, office, to_stage):
    case = to_stage(S.post_supervision)
    held = {
        "facilities": "production_stopped",
        "readings": [{"what": "夜间噪声", "value": 48.5, "unit": "dB(A)", "limit": 50}],
        "items": [{"text": "缴纳罚款", "performed": "full"}, {"text": "加装隔声罩", "performed": "full"}],
    }
    act.hold_round(case, **held)
    row = act.rounds(case)[0]
    assert (row.visited_on, row.held_mode, row.facilities) == (act.today, "covert", "production_stopped")
    assert [o["officer"] for o in row.officers] == ["S01", "R01"]
    facts = act.events(case)[-1].facts
    assert facts["items"] == {"full": 2, "part": 0, "none": 0}
    assert (facts["officers"], facts["readings"], facts["over"], facts["why"]) == (2, 1, 0, "first")
    said = "\n".join(lines(dossier(office, case)))
    assert "监测：夜间噪声 48.5dB(A)（限值50）" in said and "已履行：缴纳罚款" in said
    assert "首次复查" in said and "S01（ZF-S01）、R01（ZF-R01）" in said


ONE = {"officers": [{"officer": "S01", "certificate": "A"}]}
WITH_RECTIFIER = {"officers": [{"officer": n, "certificate": n} for n in ("S01", "U11")]}
UNDONE = {"items": [{"text": "缴纳罚款", "performed": "part"}]}
OVER = {"readings": [{"what": "氨氮", "value": 9, "unit": "mg/L", "limit": 8}]}
WRONG = [
    (ONE, "执法人员不得少于2人"),
    (WITH_RECTIFIER, "U11负责本案整改，不能复查"),
    ({"mode": "open"}, "本轮应以暗查方式复查，不能记为明查"),
    ({"no_conflict": False}, "应当回避"),
    (UNDONE, "应履行事项1未完全履行，不能判为合格"),
    (OVER, "氨氮超过限值，不能判为合格"),
    ({"obstructed": True}, "拒绝、阻挠复查的不能判为合格"),
    ({"outcome": "not_performed", "reason": "未缴"}, "缺少后续措施"),
    ({"outcome": "not_performed", "follow_up": ["urge"], **UNDONE}, "缺少理由"),
]


@pytest.mark.parametrize(("given", "said"), WRONG)
@on_sqlite
def test_what_is_wrong_with_a_record_is_said(act, refused, to_stage, given, said):
    case = to_stage(S.post_supervision)
    act.at(act.rounds(case)[0].opens_on)
    with refused("needs_missing") as error:
        act("recheck", case, "S01", **act.looking_back(case, **given))
    assert said in error.value.sentence


@on_sqlite
def test_the_visit_lies_within_the_round_and_its_day_decides_what_is_late(act, refused, to_stage):
    case = to_stage(S.post_supervision)
    first = act.rounds(case)[0]
    act.at(first.due_on + 5 * DAY)
    for on in (first.opens_on - DAY, act.today + DAY):
        with refused("needs_missing") as error:
            act("recheck", case, "S01", **act.looking_back(case, on=on))
        assert "现场日期应在" in error.value.sentence
    act("recheck", case, "S01", **act.looking_back(case, on=first.due_on))
    assert act.clock(case, "recheck", 1).status is ClockStatus.met
    assert act.rounds(case)[0].visited_on == first.due_on


@on_sqlite
def test_a_round_is_named_by_its_number(act, refused, to_stage):
    case = to_stage(S.post_supervision)
    act.at(act.rounds(case)[1].opens_on)
    act("recheck", case, "S01", **act.looking_back(case, number=2, mode="open"))
    assert statuses(act, case) == [RecheckStatus.scheduled, RecheckStatus.passed]
    with refused("no_such_round"):
        act("recheck", case, "S01", **act.looking_back(case, number=2))
    assert act.hold_round(case).stage is S.closed


# Not performed


FAILED = {"outcome": "not_performed", "follow_up": ["urge", "daily_fine"], "reason": "罚款未缴", **UNDONE}


def test_what_was_not_performed_is_red_and_looked_at_once_more(act, office, to_stage):
    case = to_stage(S.post_supervision)
    receipt = act.hold_round(case, **FAILED)
    assert (receipt.outcome, receipt.stage) == ("not_performed", S.post_supervision)
    assert statuses(act, case) == [
        RecheckStatus.not_performed,
        RecheckStatus.scheduled,
        RecheckStatus.scheduled,
    ]
    again = act.rounds(case)[2]
    assert (again.why, again.mode, again.opens_on - act.today) == ("again", "covert", 15 * DAY)
    problem = act.problem(case)
    assert problem.colour is Colour.red and "未履行" in problem.colour_reason
    assert (problem.generation, problem.relapses) == (1, 0)
    assert act.events(case)[-1].facts["follow_up"] == ["urge", "daily_fine"]
    assert "后续措施：催告、按日计罚" in "\n".join(lines(dossier(office, case)))
    keys = [key for key in act.outbox(case) if key.startswith("recheck")]
    assert keys[-2:] == [f"recheck {case}:1:1:not_performed", f"recheck {case}:1:3:planned"]
    act.sweep()
    assert act.problem(case).rung == "supervision_letter"
    act("answer_rung", case, "U11", rung="supervision_letter", answer="已催缴")

    act.hold_round(case, **FAILED)
    assert len(act.rounds(case)) == 4, "look after look until it is performed (按日连续处罚办法 §14)"
    act.hold_round(case)
    assert (act.problem(case).colour, act.problem(case).unperformed) == (Colour.green, 0)
    assert act.hold_round(case).outcome == Outcome.last_pass


@on_sqlite
def test_whoever_shuts_the_gate_has_not_performed(act, to_stage):
    """拒绝、阻挠复查 counts as refusing to correct (按日连续处罚办法 §13)."""
    case = to_stage(S.post_supervision)
    shut = {"outcome": "not_performed", "obstructed": True, "follow_up": ["daily_fine"], "reason": "拒不开门"}
    assert act.hold_round(case, **shut).outcome == "not_performed"


@on_sqlite
def test_opening_again_ends_what_was_not_performed(act, to_stage):
    case = to_stage(S.post_supervision)
    act.hold_round(case, **FAILED | {"follow_up": ["new_case"]})
    act("reopen", case, "S01", reason="重新立项")
    assert act.problem(case).unperformed == 0
    assert statuses(act, case)[1:] == [RecheckStatus.cancelled] * 2


@on_sqlite
def test_a_relapse_climbs_the_ladder_at_the_next_round_of_the_watch(act, to_stage):
    case = to_stage(S.post_supervision)
    act.hold_round(case, outcome="relapse", reason="罩体被拆")
    assert act.problem(case).colour is Colour.red
    act.sweep()
    assert act.problem(case).rung == "supervision_letter"


@on_sqlite
def test_a_missed_round_is_overdue_by_its_clock(act, to_stage):
    case = to_stage(S.post_supervision)
    act.watch(act.rounds(case)[0].due_on + DAY)
    problem = act.problem(case)
    assert problem.colour is Colour.red and "复查期限（第1轮）" in problem.colour_reason


@on_sqlite
def test_rounds_by_outcome_can_be_counted_from_the_history_alone(act, to_stage):
    for outcome in ({}, FAILED, {"outcome": "relapse", "reason": "罩体被拆"}):
        case = to_stage(S.post_supervision)
        act.hold_round(case, **outcome)
    held = Counter(row.status.value for row in act.rows(RecheckRound) if row.visited_on)
    told = Counter(e.outcome for e in act.rows(Event, Event.act == "recheck"))
    assert told == {"pass": 1, "not_performed": 1, "relapse": 1}
    assert held == {"passed": 1, "not_performed": 1, "relapsed": 1}


def test_the_shipped_rounds_name_what_they_rest_on():
    book = read_toml(RecheckBook, HERE / "rechecks.toml")
    assert all(window.basis and window.label for window in (*book.rounds, book.again))
    assert book.officers == 2
