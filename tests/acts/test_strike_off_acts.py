"""公示异议, 逐项销号, 办结情形: what is published is objected to, measures are struck off one by one."""

from datetime import date, timedelta

import pytest

from casework.policy import book
from casework.queries.dossier import dossier
from models.problem import SEPARATE_FACTS
from models.tables import Objection, StrikeOff
from models.vocabulary import ClockStatus, Colour, Stage
from yice.commands.case import lines

S = Stage
DAY = timedelta(days=1)
on_sqlite = pytest.mark.parametrize("backend", ["sqlite"], indirect=True)


def object_to(act, case, **given):
    return act("object_publicity", case, "C01", **({"objector": "resident", "text": "夜间仍有异味"} | given))


def settle(act, case, number=1, outcome="rejected", by="L01"):
    return act("settle_publicity", case, by, number=number, outcome=outcome, found="夜间两次核查")


def over(act, case):
    act.at(max(act.today, act.clock(case, "publication").due_on + DAY))


def ways(act, case):
    """In which ways the case is over."""
    problem = act.problem(case)
    return {name: day for name in SEPARATE_FACTS if (day := getattr(problem, name))}


@pytest.fixture
def shown(act, to_stage):
    """A published case with two measures."""
    case = to_stage(S.planning)
    act("propose_plan", case, "U11", **act.plan(act.measure(), act.measure(text="封堵排口")))
    act("approve_plan", case, "R01")
    for n in (1, 2):
        act("file_evidence", case, "U11", **act.proof(measure=n))
    act("request_acceptance", case, "U11", self_check="已完成")
    return act.advance(case, S.publicity)


# Publication and what is held against it


@on_sqlite
def test_a_publication_is_recorded_with_medium_first_and_last_day(act, shown):
    facts = act.events(shown)[-1].facts
    assert (facts["place"], facts["on"], facts["until"]) == ("局网站", "2026-03-02", "2026-03-12")
    assert facts["until"] == f"{act.clock(shown, 'publication').due_on}"


def test_an_objection_keeps_the_case_from_being_struck_off_until_it_is_settled(act, refused, shown):
    act.later(days=4)
    object_to(act, shown)
    row, clock = act.rows(Objection)[0], act.clock(shown, "objection", 1)
    assert (row.status, row.received_on, row.objector) == ("open", date(2026, 3, 6), "resident")
    assert (clock.reference, clock.due_on) == ("公示异议1", date(2026, 3, 23))
    facts = act.events(shown)[-1].facts
    assert (facts["number"], facts["objector"], facts["received_on"]) == (1, "resident", "2026-03-06")
    assert "异味" not in f"{facts}"
    over(act, shown)
    for name, given in (
        ("close", {"whole": True}),
        ("strike_off_item", {"item": "措施1", "basis": "验收意见"}),
    ):
        with refused("needs_missing") as error:
            act(name, shown, "S01", **given)
        assert "还有未核实的公示异议1（待核实）" in error.value.sentence
    settle(act, shown)
    with refused("needs_missing") as error:
        act("close", shown, "S01", whole=True)
    assert "公示期至2026-03-23" in error.value.sentence
    over(act, shown)
    assert act("close", shown, "S01", whole=True).stage is S.post_supervision


@on_sqlite
def test_a_rejected_objection_is_published_anew_for_the_whole_time(act, shown):
    object_to(act, shown)
    act.later(days=5)
    settle(act, shown)
    first, again = [c for c in act.clocks(shown) if c.key == "publication"]
    assert (first.status, again.started_on, again.due_on) == ("cancelled", act.today, date(2026, 3, 17))
    assert act.problem(shown).publicised_on == act.today
    assert act.events(shown)[-1].facts["until"] == "2026-03-17"
    assert act.clock(shown, "objection", 1).status is ClockStatus.met
    row = act.rows(Objection)[0]
    assert (row.status, row.found, row.ended_at) == ("rejected", "夜间两次核查", act.now)


@on_sqlite
def test_where_the_office_says_so_the_days_go_on(act, office, shown):
    own = office.settings.own_policy
    own.mkdir(exist_ok=True)
    text = (book.HERE / "acceptance.toml").read_text(encoding="utf-8")
    (own / "acceptance.toml").write_text(text.replace('= "restart"', '= "continue"'), encoding="utf-8")
    object_to(act, shown)
    act.later(days=5)
    settle(act, shown)
    assert [c.due_on for c in act.clocks(shown) if c.key == "publication"] == [date(2026, 3, 12)]


def test_an_upheld_objection_begins_a_new_round_and_takes_the_others_along(act, shown):
    object_to(act, shown)
    object_to(act, shown, objector="media")
    settle(act, shown, outcome="upheld")
    problem = act.problem(shown)
    assert (problem.stage, problem.round, problem.colour) == (S.rectifying, 2, Colour.yellow)
    assert ways(act, shown) == {}
    assert act.clock(shown, "publication").status is ClockStatus.cancelled
    assert act.clock(shown, "rectification_again").status is ClockStatus.running
    assert [row.status for row in act.rows(Objection)] == ["upheld", "carried"]
    ended = [act.clock(shown, "objection", n).status for n in (1, 2)]
    assert ended == [ClockStatus.met, ClockStatus.cancelled]
    for n in (1, 2):
        act("file_evidence", shown, "U11", **act.proof(measure=n))
    act("request_acceptance", shown, "U11", self_check="已返工")
    act.advance(shown, S.post_supervision)


@on_sqlite
def test_an_objection_is_one_only_when_it_came_within_the_days(act, refused, shown):
    act.later(days=20)
    with refused("needs_missing") as error:
        object_to(act, shown)
    assert "公示期已于2026-03-12届满" in error.value.sentence
    with refused("date_order"):
        object_to(act, shown, received_on=date(2026, 3, 1))
    object_to(act, shown, received_on=date(2026, 3, 12))
    with refused("needs_missing"):
        act("close", shown, "S01", whole=True)


@on_sqlite
def test_an_objection_is_judged_by_another_than_who_passed_the_acceptance_and_once(act, refused, shown):
    object_to(act, shown)
    for by, said in (("R01", "提出人不能批准"), ("R11", "整改单位的人员不能验收")):
        with refused("needs_missing") as error:
            settle(act, shown, by=by)
        assert said in error.value.sentence
    with refused("no_such_object"):
        settle(act, shown, number=2)
    settle(act, shown)
    with refused("impossible_for_object"):
        settle(act, shown)


# Strike-off


def test_measures_are_struck_off_one_by_one_and_the_case_when_none_is_left(act, refused, shown):
    with refused("needs_missing") as error:
        act("strike_off_item", shown, "S01", item="措施1", basis="验收意见")
    assert "公示期至2026-03-12" in error.value.sentence
    over(act, shown)
    act("strike_off_item", shown, "S01", item="措施1", basis="验收意见〔2026〕1号")
    assert act.events(shown)[-1].facts["left"] == 1
    for again, said in (("措施1", "没有待销号的“措施1”，尚待销号的：措施2"), ("措施3", "没有待销号的“措施3”")):
        with refused("needs_missing") as error:
            act("strike_off_item", shown, "S01", item=again, basis="验收意见")
        assert said in error.value.sentence
    with refused("needs_missing") as error:
        act("close", shown, "S01")
    assert "措施2尚未销号" in error.value.sentence
    act.later(days=2)
    with refused("date_order"):
        act("strike_off_item", shown, "S01", item="measure-2", basis="验收意见", on=date(2026, 3, 12))
    act("strike_off_item", shown, "S01", item="measure-2", basis="验收意见", on=date(2026, 3, 13))
    assert act("close", shown, "S01").stage is S.post_supervision
    rows = act.rows(StrikeOff)
    assert [(row.basis, row.struck_off_on) for row in rows] == [
        ("验收意见〔2026〕1号", date(2026, 3, 13)),
        ("验收意见", date(2026, 3, 13)),
    ]
    assert act.problem(shown).struck_off_on == act.today


@on_sqlite
def test_whoever_strikes_off_the_whole_does_it_in_one_act(act, office, shown):
    over(act, shown)
    act("close", shown, "S01", whole=True)
    assert act.events(shown)[-1].facts["items"] == ["measure-1", "measure-2"]
    said = "\n".join(lines(dossier(office, shown)))
    assert "销号　措施2　2026-03-13　验收通过，公示期满无未核实异议，整体销号" in said


# In which ways it is over


def test_each_way_of_being_over_has_its_own_day_and_none_stands_for_another(act, office, shown):
    monday, friday = date(2026, 3, 2), date(2026, 3, 13)
    known = {"done_on": monday, "passed_on": monday, "publicised_on": monday}
    assert ways(act, shown) == known
    over(act, shown)
    act("close", shown, "S01", whole=True)
    assert ways(act, shown) == known | {"struck_off_on": friday}
    act.hold_all_rounds(shown)
    assert ways(act, shown) == known | {"struck_off_on": friday, "supervised_on": act.today}
    assert "办结情形：答复—　阶段性办结—　整改完成2026-03-02" in "\n".join(lines(dossier(office, shown)))


@on_sqlite
def test_an_answer_is_no_rectification(act, to_stage):
    case = to_stage(S.answering)
    act("close", case, "S01", reason="经核查不属实，已答复")
    assert ways(act, case) == {"answered_on": act.today}


@on_sqlite
def test_a_relapse_and_a_reopening_begin_without_them(act, shown):
    over(act, shown)
    act("close", shown, "S01", whole=True)
    act.hold_round(shown, outcome="relapse", finding="夜间又响", reason="设备停用")
    assert ways(act, shown) == {}
    act("propose_plan", shown, "U11", **act.plan())
    act("approve_plan", shown, "R01")
    act.advance(shown, S.closed)
    assert len(ways(act, shown)) == 5
    act("reopen", shown, "L01", reason="群众再次反映")
    assert ways(act, shown) == {}


def test_what_is_done_in_part_is_reported_on_again(act, office, refused, to_stage):
    case = to_stage(S.rectifying)
    given = {"done": "旧炉已拆", "left": "新炉调试", "next_on": act.today + 20 * DAY}
    with refused("needs_missing") as error:
        act("note_partial", case, "U11", **given | {"next_on": act.today})
    assert "须晚于今天" in error.value.sentence
    act("note_partial", case, "U11", **given)
    assert ways(act, case) == {"done_in_part_on": act.today}
    assert "（尚未完成：新炉调试）" in "\n".join(lines(dossier(office, case)))
    assert act.events(case)[-1].facts["next_on"] == "2026-03-22"
    act.watch(act.today + 21 * DAY)
    assert act.problem(case).colour is Colour.red
    assert "阶段性办结后续期限" in act.problem(case).colour_reason
    act("note_partial", case, "U11", **given | {"next_on": act.today + 9 * DAY})
    late, running = [c for c in act.clocks(case) if c.key == "partial_report"]
    assert (late.status, running.status) == (ClockStatus.met_late, ClockStatus.running)
    act("file_evidence", case, "U11", **act.proof())
    act("request_acceptance", case, "U11", self_check="已完成")
    assert act.clock(case, "partial_report").status is ClockStatus.met
