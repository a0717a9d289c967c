"""The table of moves: whole, and exactly what the office agreed to."""

from dataclasses import replace
from datetime import date

import pytest

from casework.errors import NeedsMissing, NotPermitted, Refused
from casework.policy import book
from casework.rules import lifecycle, needs
from casework.rules.beside import BESIDE, STANDING
from casework.rules.facts import Facts
from casework.rules.lifecycle import MOVES, decide, moves_from, possible
from casework.rules.stages import PHASES
from models.vocabulary import Act, Outcome, Phase, Role, Stage

S, A, O, R = Stage, Act, Outcome, Role  # noqa: E741
TODAY = date(2026, 3, 12)


def facts(stage: Stage | None, role: Role, **more) -> Facts:
    """A case in which every need is met."""
    whole = Facts(
        case="YC2026-000001",
        stage=stage,
        role=role,
        officer_id=1,
        today=TODAY,
        officer_unit_id=10 if role is R.unit_officer else 99,
        unit_id=10,
        target_unit_id=20,
        made_by_ids=(7,),
        rectified_by_id=7,
        round_open=True,
        given={"reason": "理由", "receiving_body": "城管局", "into": "YC2026-000002"},
    )
    return replace(whole, **more)


# The table


def test_every_stage_is_reached_from_the_beginning():
    reached: set[Stage | None] = {None}
    while more := {m.target for m in MOVES if m.source in reached} - reached:
        reached |= more
    assert reached == {None, *Stage}


def test_every_stage_has_a_way_on_that_some_person_may_take():
    for stage in Stage:
        assert any(m.target is not stage for m in moves_from(stage)), stage


def test_from_every_stage_the_archive_can_be_reached():
    ends: set[Stage | None] = {S.archived}
    while more := {m.source for m in MOVES if m.target in ends} - ends:
        ends |= more
    assert ends == {None, *Stage}


def test_no_two_arrows_answer_the_same_question():
    questions = [(m.source, m.act, m.outcome) for m in MOVES]
    assert len(questions) == len(set(questions))


def test_every_act_has_an_arrow_and_every_stage_a_phase():
    assert {m.act for m in MOVES} == set(Act)
    assert set(PHASES) == set(Stage) and set(PHASES.values()) == set(Phase)


def test_the_clocks_of_the_table_are_those_of_the_policy():
    clocks = book.clock_book().clocks
    started = {key for m in MOVES for key in m.starts}
    assert started == lifecycle.LIFECYCLE_CLOCKS <= set(clocks)
    assert {key for m in MOVES for key in m.meets} == started - {"recheck"}


def test_every_clock_that_starts_is_met_on_the_way_out_or_ended():
    """Harm prevented: a clock left running in a stage where nothing can meet it."""
    for m in MOVES:
        for key in m.starts:
            if key in ("handling", "recheck"):
                continue
            leaving = [n for n in moves_from(m.target) if n.target is not m.target]
            ended = (key in (*n.meets, *n.cancels) or n.ends_all or n.target is S.publicity for n in leaving)
            assert all(ended), (m.act, key)


def test_only_a_returned_result_opens_a_round_and_only_a_return_of_the_case_a_generation():
    grows = {(m.act, m.outcome): m.grows for m in MOVES if m.grows}
    assert grows == {
        (A.return_acceptance, None): "round",
        (A.settle_publicity, O.upheld): "round",
        (A.recheck, O.relapse): "generation",
        (A.reopen, None): "generation",
    }


# Who may do what: written out in full, so that a new arrow breaks this until somebody agrees.

PERMITTED = {
    None: {
        R.clerk: (A.register, A.note_clue),
        R.supervisor: (A.register, A.note_clue),
        R.system: (A.register, A.note_clue),
    },
    S.potential: {R.clerk: (A.verify_clue,), R.supervisor: (A.verify_clue,)},
    S.verified: {R.supervisor: (A.hand_over,)},
    S.unfounded: {R.supervisor: (A.archive, A.reopen), R.lead_officer: (A.reopen,)},
    S.registered: {R.clerk: (A.screen,), R.supervisor: (A.screen,)},
    S.accepted: {R.supervisor: (A.merge, A.assign)},
    S.investigating: {
        R.supervisor: (A.merge, A.assign, A.file_evidence),
        R.unit_officer: (A.conclude_investigation, A.file_evidence),
    },
    S.answering: {R.supervisor: (A.close, A.merge, A.assign)},
    S.planning: {R.unit_officer: (A.propose_plan,), R.supervisor: (A.merge, A.assign)},
    S.plan_review: {
        R.supervisor: (A.assign,),
        R.reviewer: (A.return_plan, A.approve_plan),
        R.lead_officer: (A.return_plan, A.approve_plan),
    },
    S.rectifying: {
        R.reviewer: (A.return_plan, A.approve_plan),
        R.lead_officer: (A.return_plan, A.approve_plan),
        R.unit_officer: (A.file_evidence, A.note_partial, A.request_acceptance),
        R.supervisor: (A.assign, A.file_evidence, A.note_partial),
    },
    S.acceptance_review: {
        R.reviewer: (A.check_item, A.accept, A.return_acceptance),
        R.lead_officer: (A.check_item, A.accept, A.return_acceptance),
    },
    S.city_review: {
        R.reviewer: (A.check_item, A.accept, A.return_acceptance),
        R.lead_officer: (A.check_item, A.accept, A.return_acceptance),
    },
    S.acceptance_passed: {R.supervisor: (A.publish,)},
    S.publicity: {
        R.supervisor: (A.strike_off_item, A.close),
        R.reviewer: (A.settle_publicity,),
        R.lead_officer: (A.settle_publicity,),
    },
    S.post_supervision: {
        R.unit_officer: (A.file_evidence,),
        R.supervisor: (A.file_evidence, A.recheck, A.reopen),
        R.lead_officer: (A.reopen,),
    },
    S.closed: {R.supervisor: (A.archive, A.reopen), R.lead_officer: (A.reopen,)},
    S.forwarded: {R.supervisor: (A.close, A.take_back)},
    S.refused: {R.supervisor: (A.archive, A.reopen), R.lead_officer: (A.reopen,)},
    S.merged: {R.supervisor: (A.archive, A.reopen), R.lead_officer: (A.reopen,)},
    S.archived: {R.supervisor: (A.reopen,), R.lead_officer: (A.reopen,)},
}
"""What leads on. An auditor, and whoever is not named, may do nothing."""

TARGETS = {
    (None, A.register, None): S.registered,
    (None, A.note_clue, None): S.potential,
    (S.potential, A.verify_clue, O.true): S.verified,
    (S.potential, A.verify_clue, O.false): S.unfounded,
    (S.verified, A.hand_over, None): S.registered,
    (S.unfounded, A.archive, None): S.archived,
    (S.unfounded, A.reopen, None): S.potential,
    (S.accepted, A.merge, None): S.merged,
    (S.investigating, A.merge, None): S.merged,
    (S.answering, A.merge, None): S.merged,
    (S.planning, A.merge, None): S.merged,
    (S.registered, A.screen, O.accept): S.accepted,
    (S.registered, A.screen, O.forward): S.forwarded,
    (S.registered, A.screen, O.refuse): S.refused,
    (S.registered, A.screen, O.merge): S.merged,
    (S.forwarded, A.take_back, None): S.registered,
    (S.forwarded, A.settle_objection, O.handed_back): S.registered,
    (S.investigating, A.settle_objection, O.handed_back): S.accepted,
    (S.accepted, A.assign, None): S.investigating,
    (S.investigating, A.assign, None): S.investigating,
    (S.answering, A.assign, None): S.answering,
    (S.planning, A.assign, None): S.planning,
    (S.plan_review, A.assign, None): S.plan_review,
    (S.rectifying, A.assign, None): S.rectifying,
    (S.investigating, A.conclude_investigation, O.true): S.planning,
    (S.investigating, A.conclude_investigation, O.partly): S.planning,
    (S.investigating, A.conclude_investigation, O.false): S.answering,
    (S.planning, A.propose_plan, None): S.plan_review,
    (S.plan_review, A.return_plan, None): S.planning,
    (S.plan_review, A.approve_plan, None): S.rectifying,
    (S.rectifying, A.return_plan, None): S.rectifying,
    (S.rectifying, A.approve_plan, None): S.rectifying,
    (S.rectifying, A.request_acceptance, None): S.acceptance_review,
    (S.acceptance_review, A.accept, None): S.acceptance_passed,
    (S.rectifying, A.note_partial, None): S.rectifying,
    (S.acceptance_review, A.accept, O.city_review): S.city_review,
    (S.acceptance_review, A.return_acceptance, None): S.rectifying,
    (S.city_review, A.accept, None): S.acceptance_passed,
    (S.city_review, A.return_acceptance, None): S.rectifying,
    (S.publicity, A.settle_publicity, O.upheld): S.rectifying,
    (S.publicity, A.settle_publicity, O.rejected): S.publicity,
    (S.acceptance_passed, A.publish, None): S.publicity,
    (S.publicity, A.close, None): S.post_supervision,
    (S.answering, A.close, None): S.closed,
    (S.forwarded, A.close, None): S.closed,
    (S.post_supervision, A.recheck, O.pass_): S.post_supervision,
    (S.post_supervision, A.recheck, O.last_pass): S.closed,
    (S.post_supervision, A.recheck, O.relapse): S.planning,
    (S.post_supervision, A.recheck, O.not_performed): S.post_supervision,
    (S.closed, A.archive, None): S.archived,
    (S.refused, A.archive, None): S.archived,
    (S.merged, A.archive, None): S.archived,
    (S.merged, A.reopen, None): S.registered,
    (S.refused, A.reopen, None): S.accepted,
    (S.post_supervision, A.reopen, None): S.accepted,
    (S.closed, A.reopen, None): S.accepted,
    (S.archived, A.reopen, None): S.accepted,
}
STANDING_STILL = tuple(beside.act for beside in STANDING)
LEADS_ON = (A.file_evidence,)
"""Part of the stage's own work, though it leaves the case where it is."""


@pytest.mark.parametrize("stage", [None, *Stage])
def test_each_role_may_do_in_each_stage_exactly_what_was_agreed(stage):
    for role in Role:
        leading = [act for act in possible(stage, role) if act not in BESIDE]
        assert sorted(leading) == sorted(PERMITTED[stage].get(role, ())), role


def test_each_arrow_leads_where_was_agreed():
    arrows = {(m.source, m.act, m.outcome): m.target for m in MOVES if m.act not in STANDING_STILL}
    beside = [m for m in MOVES if m.act in STANDING_STILL and m.source is not m.target]
    back = {(m.source, m.act, m.outcome): m.target for m in beside}
    assert arrows | back == TARGETS
    assert {m.outcome for m in beside} == {O.handed_back}, "an objection upheld brings the case back"


# Refusals


@pytest.mark.parametrize("stage", [None, *Stage])
@pytest.mark.parametrize("role", Role)
def test_a_refusal_names_what_is_possible(stage, role):
    wrong = A.archive if stage in (S.planning, None) else A.propose_plan
    with pytest.raises(Refused) as error:
        decide(facts(stage, role), wrong)
    sentence, mine = error.value.sentence, PERMITTED[stage].get(role, ())
    assert error.value.facts["possible"] == [act.value for act in possible(stage, role)]
    led_on = [a for a in possible(stage, role) if a not in BESIDE]
    assert (stage.label if stage else "未登记") in sentence or wrong.label in sentence
    assert wrong.label in sentence
    if mine:
        assert "您现在可以：" + "、".join(act.label for act in led_on) in sentence
    else:
        for others in PERMITTED[stage].values():
            assert all(act.label in sentence for act in others)


def test_another_roles_act_is_refused_by_naming_whose_it_is():
    with pytest.raises(NotPermitted) as error:
        decide(facts(S.acceptance_review, R.unit_officer), A.accept)
    assert error.value.sentence == (
        "案件YC2026-000001的“验收通过”须由审核人、包案领导办理，您的身份是承办人；"
        "现在可以的是：验收通过（审核人/包案领导）、退回整改（审核人/包案领导）、逐项核验（审核人/包案领导）。"
    )


def test_all_that_is_missing_is_named_at_once():
    case = facts(S.registered, R.clerk, given={})
    with pytest.raises(NeedsMissing) as error:
        decide(case, A.screen, O.forward)
    assert error.value.facts["missing"] == ("缺少接收机关", "缺少理由")
    assert error.value.sentence == "案件YC2026-000001不能“初审”：缺少接收机关；缺少理由。"


# Needs, each on both sides

CLERK = facts(S.registered, R.clerk)
UNIT = facts(S.investigating, R.unit_officer)
REVIEWER = facts(S.plan_review, R.reviewer)
OFFICE = facts(S.publicity, R.supervisor)
NEEDS = [
    (needs.reason, CLERK, {"given": {}}, "缺少理由"),
    (needs.reason, CLERK, {"given": {"reason": None}}, "缺少理由"),
    (needs.receiving_body, CLERK, {"given": {}}, "缺少接收机关"),
    (needs.merge_target, CLERK, {"given": {}}, "缺少并入的案件编号"),
    (needs.not_to_the_accused, OFFICE, {"accused_unit_id": 20}, "被举报单位不能承办本案，请交其他单位"),
    (needs.other_unit, UNIT, {"unit_id": 20}, "案件已在该单位办理"),
    (needs.whole_plan, REVIEWER, {"plan_gaps": ("措施1缺少责任人", "二")}, "措施1缺少责任人；二"),
    (needs.whole_evidence, UNIT, {"evidence_gaps": ("措施1缺少监测报告",)}, "措施1缺少监测报告"),
    (
        needs.publicity_over,
        replace(OFFICE, publicity_ends_on=date(2026, 3, 11)),
        {"publicity_ends_on": TODAY},
        "公示期至2026-03-12，期满后方可销号",
    ),
    (needs.open_round, OFFICE, {"round_open": False}, "下一轮复查尚未到期"),
]


@pytest.mark.parametrize(("need", "met", "spoilt", "sentence"), NEEDS)
def test_a_need_is_silent_when_met_and_says_what_is_missing(need, met, spoilt, sentence):
    assert need(met) is None
    assert need(replace(met, **spoilt)) == sentence


def test_every_need_of_the_table_is_tested_above():
    assert {need for m in MOVES for need in m.needs} == {need for need, *_ in NEEDS}


def test_a_first_assignment_may_go_back_to_the_unit_of_an_earlier_generation():
    assert needs.other_unit(facts(S.accepted, R.supervisor, unit_id=20)) is None


def test_publication_that_has_lapsed_already_holds_nothing_up():
    assert needs.publicity_over(OFFICE) is None


REASSIGNED = {needs.reason, needs.other_unit, needs.not_to_the_accused}
AGREED_NEEDS = {
    (S.registered, A.screen, O.forward): {needs.receiving_body, needs.reason, needs.not_to_the_accused},
    (S.registered, A.screen, O.refuse): {needs.reason},
    (S.registered, A.screen, O.merge): {needs.merge_target},
    (S.accepted, A.assign, None): {needs.not_to_the_accused},
    (S.investigating, A.assign, None): REASSIGNED,
    (S.answering, A.assign, None): REASSIGNED,
    (S.planning, A.assign, None): REASSIGNED,
    (S.plan_review, A.assign, None): REASSIGNED,
    (S.rectifying, A.assign, None): REASSIGNED,
    (S.planning, A.propose_plan, None): {needs.whole_plan},
    (S.plan_review, A.return_plan, None): {needs.reason},
    (S.plan_review, A.approve_plan, None): {needs.whole_plan},
    (S.rectifying, A.return_plan, None): {needs.reason},
    (S.rectifying, A.approve_plan, None): {needs.whole_plan},
    (S.rectifying, A.request_acceptance, None): {needs.whole_evidence},
    (S.acceptance_review, A.return_acceptance, None): {needs.reason},
    (S.city_review, A.return_acceptance, None): {needs.reason},
    (S.publicity, A.close, None): {needs.publicity_over},
    (S.answering, A.close, None): {needs.reason},
    (S.forwarded, A.close, None): {needs.reason},
    (S.forwarded, A.take_back, None): {needs.reason},
    (S.post_supervision, A.recheck, O.pass_): {needs.open_round},
    (S.post_supervision, A.recheck, O.last_pass): {needs.open_round},
    (S.post_supervision, A.recheck, O.relapse): {needs.reason, needs.open_round},
    (S.post_supervision, A.recheck, O.not_performed): {needs.reason, needs.open_round},
}


def test_each_arrow_has_the_needs_that_were_agreed():
    for m in MOVES:
        if m.act not in STANDING_STILL:
            agreed = AGREED_NEEDS.get((m.source, m.act, m.outcome), set())
            if m.act is A.reopen:
                agreed = {needs.reason}
            if m.act is A.merge:
                agreed = {needs.reason, needs.merge_target}
            assert set(m.needs) == agreed, (m.source, m.act, m.outcome)


def test_what_the_act_itself_found_is_said_with_what_is_missing():
    case = replace(facts(S.plan_review, R.reviewer), faults=("期限已届满",), given={})
    with pytest.raises(NeedsMissing) as error:
        decide(case, A.return_plan)
    assert error.value.facts["missing"] == ("缺少理由", "期限已届满")
