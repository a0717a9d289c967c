"""提交, 批准 and 退回方案, and the proof of each measure."""

from datetime import date, timedelta

import pytest

from models.tables import Evidence, Goal, Measure, Plan
from models.vocabulary import ClockStatus, Colour, EvidenceKind, PlanStatus, Stage

S = Stage
on_sqlite = pytest.mark.parametrize("backend", ["sqlite"], indirect=True)


def test_a_plan_is_kept_with_its_measures_in_order(act, to_stage):
    case = to_stage(S.planning)
    second = act.measure(text="每季监测", due_on="2026-06-30", evidence_kind="monitoring_report")
    act("propose_plan", case, "U11", **act.plan(act.measure(), second))
    [plan] = act.rows(Plan)
    assert (plan.edition, plan.generation, plan.status) == (1, 1, PlanStatus.proposed)
    measures = act.rows(Measure)
    assert [(m.seq, m.text) for m in measures] == [(1, "加装隔声罩"), (2, "每季监测")]
    assert measures[1].due_on == date(2026, 6, 30)
    assert measures[1].evidence_kinds == [EvidenceKind.monitoring_report]


@on_sqlite
def test_a_plan_with_gaps_is_refused_with_all_of_them_at_once(act, refused, to_stage):
    case = to_stage(S.planning)
    blank = act.measure(person=None, criterion=None)
    late = act.measure(due_on=act.today - timedelta(days=1))
    with refused("needs_missing") as error:
        act("propose_plan", case, "U11", **act.plan(blank, late))
    for gap in ("措施1缺少责任人", "措施1缺少验收标准", "措施2的完成时限2026-03-01已过"):
        assert gap in error.value.sentence


@on_sqlite
def test_a_plan_without_measures_is_refused(act, refused, to_stage):
    case = to_stage(S.planning)
    with refused("needs_missing") as error:
        act("propose_plan", case, "U11", goal="达标", measures=[])
    assert "方案没有措施" in error.value.sentence


@on_sqlite
def test_a_measure_may_end_today_and_not_yesterday(act, refused, to_stage):
    case = to_stage(S.planning)
    with refused("needs_missing"):
        act("propose_plan", case, "U11", **act.plan(act.measure(due_on=act.today - timedelta(days=1))))
    act("propose_plan", case, "U11", **act.plan(act.measure(due_on=act.today)))
    assert act("approve_plan", case, "R01").stage is S.rectifying


@on_sqlite
def test_a_plan_that_lay_too_long_is_not_approved(act, refused, to_stage):
    case = to_stage(S.plan_review)
    last_day = act.rows(Measure)[0].due_on
    act.at(last_day + timedelta(days=1))
    with refused("needs_missing") as error:
        act("approve_plan", case, "R01")
    assert "已过" in error.value.sentence
    act.at(last_day)
    assert act("approve_plan", case, "R01").stage is S.rectifying


@on_sqlite
def test_nobody_of_another_unit_proposes(act, refused, to_stage):
    case = to_stage(S.planning)
    with refused("needs_missing"):
        act("propose_plan", case, "U21", **act.plan())


@on_sqlite
def test_nobody_judges_the_plan_he_proposed(act, raw, refused, to_stage):
    """Even when he has been made a reviewer since."""
    case = to_stage(S.plan_review)
    raw("UPDATE officer SET role = 'reviewer' WHERE number = 'U11'")
    for name, given in (("approve_plan", {}), ("return_plan", {"reason": "不实"})):
        with refused("needs_missing") as error:
            act(name, case, "U11", **given)
        assert "提出人不能批准自己提出的事项" in error.value.sentence
    assert act("approve_plan", case, "L01").stage is S.rectifying


def test_approval_runs_rectification_to_the_last_measure_and_meets_the_handling(act, to_stage):
    case = to_stage(S.planning)
    early, late = act.measure(due_on="2026-04-30"), act.measure(due_on="2026-06-30")
    act("propose_plan", case, "U11", **act.plan(late, early))
    act("approve_plan", case, "R01", opinion="可行")
    clock = act.clock(case, "rectification")
    assert (clock.started_on, clock.due_on) == (act.today, date(2026, 6, 30))
    assert act.clock(case, "handling").status is ClockStatus.met
    [plan] = act.rows(Plan)
    assert plan.status is PlanStatus.approved
    assert plan.decided_at == act.now


@on_sqlite
def test_a_plan_approved_after_sixty_days_was_handled_late(act, to_stage):
    case = to_stage(S.planning)
    due = act.clock(case, "handling").due_on
    act.at(due + timedelta(days=1), 0, 0)
    act("propose_plan", case, "U11", **act.plan())
    assert act.problem(case).colour is Colour.red
    act("approve_plan", case, "R01")
    assert act.clock(case, "handling").status is ClockStatus.met_late
    assert act.problem(case).colour is Colour.yellow


@on_sqlite
def test_the_last_minute_of_the_last_day_is_in_time(act, to_stage):
    case = to_stage(S.plan_review)
    act.at(act.clock(case, "handling").due_on, 23, 59)
    case_late = act.problem(case).colour
    assert case_late is not Colour.red
    act("return_plan", case, "R01", reason="期限过长")
    act("propose_plan", case, "U11", **act.plan())
    act("approve_plan", case, "R01")
    assert act.clock(case, "handling").status is ClockStatus.met


def test_a_returned_plan_stays_readable_beside_the_next_edition(act, to_stage):
    case = to_stage(S.plan_review)
    act("return_plan", case, "L01", reason="缺少监测")
    act("propose_plan", case, "U11", **act.plan(goal="二次目标"))
    first, second = act.rows(Plan)
    assert (first.status, first.return_reason, first.edition) == (PlanStatus.returned, "缺少监测", 1)
    assert (second.status, second.edition, second.goal) == (PlanStatus.proposed, 2, "二次目标")
    assert len(act.rows(Measure)) == 2


@on_sqlite
def test_a_plan_is_not_returned_without_a_reason(act, refused, to_stage):
    case = to_stage(S.plan_review)
    with refused("needs_missing"):
        act("return_plan", case, "R01")


# Goals that can be checked, what measures cost, who may not lead


@on_sqlite
def test_a_plan_is_refused_while_a_goal_cannot_be_checked(act, refused, to_stage):
    case = to_stage(S.planning)
    with refused("needs_missing") as error:
        act("propose_plan", case, "U11", **act.plan(goals=[{"text": "不再扰民"}]))
    said = "目标1缺少考核指标；目标1缺少核验方式；目标1缺少目标值"
    assert error.value.facts["missing"] == (said,)
    with refused("needs_missing") as error:
        act("propose_plan", case, "U11", **act.plan(goals=[]))
    assert error.value.facts["missing"] == ("方案没有列出可核验的目标（指标、目标值、核验方式、时限）",)
    state = act.goal(target=None, unit=None, state="隔声罩建成投用", due_on=act.today + timedelta(days=60))
    act("propose_plan", case, "U11", **act.plan(goals=[act.goal(), state], measures=served_by_one_each(act)))
    first, second = act.rows(Goal)
    assert (first.target, first.due_on, second.target, second.state) == (50, None, None, "隔声罩建成投用")
    act("approve_plan", case, "R01")
    clock = act.clock(case, "rectification")
    assert clock.due_on == act.today + timedelta(days=60), "the plan ends with its last goal"


def served_by_one_each(act):
    return [act.measure(goal=1), act.measure(text="封堵排口", goal=2)]


@on_sqlite
def test_a_goal_that_lay_beyond_its_day_is_not_approved(act, refused, to_stage):
    case = to_stage(S.planning)
    act("propose_plan", case, "U11", **act.plan(goals=[act.goal(due_on=act.today)]))
    act.later(days=1)
    with refused("needs_missing") as error:
        act("approve_plan", case, "R01")
    assert error.value.facts["missing"] == ("目标1的完成时限2026-03-02已过",)


@on_sqlite
def test_what_a_measure_costs_is_said_and_nothing_is_an_answer(act, refused, to_stage):
    case = to_stage(S.planning)
    with refused("needs_missing") as error:
        act("propose_plan", case, "U11", **act.plan(act.measure(cost=None)))
    assert error.value.facts["missing"] == ("措施1缺少费用（不需资金的填0）",)
    act("propose_plan", case, "U11", **act.plan(act.measure(cost="0")))
    assert act.rows(Measure)[0].cost == 0 and act.events(case)[-1].facts["cost"] == "0"


@on_sqlite
@pytest.mark.parametrize("given", [{"lead_unit": "YB"}, {"lead_unit": "示例YB"}, {"co_units": ["YB"]}])
def test_the_unit_complained_of_is_in_no_measure(act, refused, to_stage, given):
    case = to_stage(S.planning, accused_unit="YB")
    with refused("needs_missing") as error:
        act("propose_plan", case, "U11", **act.plan(act.measure(**given)))
    assert "是被举报单位" in error.value.sentence
    draft = act("draft_plan", case, "U11", **act.plan(act.measure(**given)))
    assert draft.stage is S.planning and act.events(case)[-1].facts["missing"] == 1
    act("propose_plan", case, "U11", **act.plan())
    act("approve_plan", case, "R01")
    with refused("needs_missing") as error:
        act("amend_plan", case, "U11", reason="增加单位", measures=[act.measure(continues=1, **given)])
    assert "是被举报单位" in error.value.sentence


@on_sqlite
def test_whoever_is_found_to_be_complained_of_later_leads_nothing_that_is_approved(act, raw, refused, to_stage):
    case = to_stage(S.planning)
    act("propose_plan", case, "U11", **act.plan(act.measure(lead_unit="示例YB"), acceptance_body="YB"))
    raw("UPDATE problem SET accused_unit_id = (SELECT id FROM unit WHERE code = 'YB')")
    with refused("needs_missing") as error:
        act("approve_plan", case, "R01")
    assert error.value.facts["missing"] == (
        "验收单位“YB”是被举报单位，须改由其他单位验收；措施1的牵头单位“示例YB”是被举报单位，须改由其他单位牵头",
    )


def test_the_event_tells_what_became_of_which_edition(act, to_stage):
    case = to_stage(S.rectifying)
    act("amend_plan", case, "U11", reason="推迟", measures=[{"continues": 1, "due_on": "2026-05-29"}])
    act("approve_plan", case, "R01")
    told = [fact for event in act.events(case) for fact in event.facts.get("objects", ())]
    assert [(fact["number"], fact["status"]) for fact in told if fact["kind"] == "Plan"] == [
        (1, "proposed"),
        (1, "approved"),
        (2, "proposed"),
        (2, "approved"),
        (1, "superseded"),
    ]


# Proof


def test_proof_is_bound_to_its_measure_round_and_bytes(act, to_stage):
    case = to_stage(S.rectifying)
    given = act.proof()
    act("file_evidence", case, "U11", **given)
    [evidence] = act.rows(Evidence)
    assert evidence.measure_id == act.rows(Measure)[0].id
    assert (evidence.sha256, evidence.size, evidence.round) == (given["sha256"], given["size"], 1)
    facts = act.events(case)[-1].facts
    assert (facts["sha256"], facts["measure"]) == (given["sha256"], 1)


@on_sqlite
def test_proof_of_the_case_names_no_measure(act, to_stage):
    case = to_stage(S.investigating)
    act("file_evidence", case, "S01", **act.proof(measure=None))
    assert act.rows(Evidence)[0].measure_id is None


@pytest.mark.parametrize("measure", [-1, 0, 2, 2**40])
def test_proof_of_a_measure_that_is_not_there_is_refused(act, refused, to_stage, measure):
    case = to_stage(S.rectifying)
    with refused("no_such_measure"):
        act("file_evidence", case, "U11", **act.proof(measure=measure))


@on_sqlite
def test_proof_that_was_never_uploaded_is_refused(act, refused, to_stage):
    case = to_stage(S.rectifying)
    with refused("file_not_kept"):
        act("file_evidence", case, "U11", **act.proof(sha256="0" * 64))


@on_sqlite
def test_the_unit_of_another_case_files_no_proof_here(act, refused, to_stage):
    case = to_stage(S.rectifying)
    with refused("needs_missing"):
        act("file_evidence", case, "U21", **act.proof())
    assert act("file_evidence", case, "U12", **act.proof()).stage is S.rectifying


@on_sqlite
def test_a_measure_due_beyond_ten_years_is_refused_when_filed_and_not_at_approval(act, refused, to_stage):
    """Harm prevented: a plan that was taken and then can never be approved."""
    case = to_stage(S.planning)
    with refused("needs_missing") as error:
        act("propose_plan", case, "U11", **act.plan(act.measure(due_on=date(2037, 1, 1))))
    assert "超过10年" in error.value.sentence
    act("propose_plan", case, "U11", **act.plan(act.measure(due_on=date(2036, 12, 31))))
    act("approve_plan", case, "R01")
    assert act.clock(case, "rectification").due_on == date(2036, 12, 31)
