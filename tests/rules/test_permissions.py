"""Roles × acts × relation to the case: the tables are what was agreed, and every cell is what the rules do."""

from dataclasses import dataclass, replace

import pytest

from casework.errors import NeedsMissing, NotPermitted
from casework.rules import needs, relations, stages
from casework.rules.beside import ASIDE, STANDING
from casework.rules.facts import Facts
from casework.rules.lifecycle import MOVES, Move, decide
from casework.rules.permissions import (
    FOR_ONESELF,
    OFFICE_PERMITS,
    PERMITS,
    POLICY_DOINGS,
    may_for_office,
)
from models.vocabulary import Act, OfficeDoing, Outcome, PolicyKind, Role, Stage
from tests.rules.agreed import AGREED, OFFICE_AGREED, POLICY_AGREED
from tests.rules.test_lifecycle import facts


@dataclass(frozen=True)
class Line:
    """One line of what was agreed."""

    act: Act
    where: str
    needs: set[str]
    who: dict[Role, set[str]]


def _line(said: str) -> Line:
    act, where, wanted, who = (part.strip() for part in said.split("|"))
    roles = [role.partition(":") for role in who.split()]
    return Line(
        Act(act),
        where,
        set(wanted.split()),
        {Role(role): set(filter(None, asked.split("+"))) for role, _, asked in roles},
    )


LINES = [_line(said) for said in AGREED.splitlines() if said.strip()]
STAGES = {"every": tuple(Stage)} | {n: v for n, v in vars(stages).items() if isinstance(v, tuple)}


def names(checks) -> set[str]:
    return {check.__name__ for check in checks}


def test_every_act_stands_in_the_agreement_and_in_the_tables_once():
    assert [line.act for line in LINES] == list(dict.fromkeys(line.act for line in LINES))
    assert {line.act for line in LINES} == set(Act) == set(PERMITS)
    standing = [beside.act for beside in STANDING]
    assert len(standing) == len(set(standing))


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.act)
def test_the_tables_are_what_was_agreed(line):
    assert {role: names(checks) for role, checks in PERMITS[line.act].items()} == line.who
    beside = next((one for one in STANDING if one.act is line.act), None)
    assert (beside is None) is (line.where == "moves")
    if beside:
        assert set(beside.stages) == set(STAGES[line.where])
        assert names(beside.needs) == line.needs


def test_the_stages_of_a_case_that_goes_somewhere_are_those_that_were_agreed():
    ended = {Stage.unfounded, Stage.refused, Stage.merged, Stage.archived}
    assert set(Stage) - set(stages.LIVE) == ended
    assert set(Stage) - set(stages.UNRESTED) == {Stage.archived}
    assert set(stages.REVIEWED) == {Stage.acceptance_review, Stage.city_review}
    assert set(stages.ON_SHOW) == {Stage.publicity}
    assert set(stages.UNDECIDED) == {Stage.registered, Stage.accepted, Stage.investigating}
    assert set(stages.LOOKED_BACK_AT) == {Stage.post_supervision}
    assert set(stages.LIVE) - set(stages.ACCEPTED) == {Stage.potential, Stage.verified, Stage.registered}
    assert set(stages.ACCEPTED) - set(stages.IN_HAND) == {Stage.forwarded, Stage.closed}
    assert set(stages.UNRESTED) - set(stages.SCREENED) == {Stage.potential, Stage.verified, Stage.registered}
    assert set(stages.STRUCK_OFF) == {Stage.post_supervision, Stage.closed, Stage.archived}
    assert set(stages.PROVABLE) == {Stage.investigating, Stage.rectifying, Stage.post_supervision}


# Every cell, as the rules decide it

SPOILS = {
    relations.own_unit: {"officer_unit_id": 11},
    relations.own_object: {"object_officer_id": 9},
    relations.not_the_maker: {"made_by_ids": (1, 7)},
    relations.not_the_rectifier: {"rectified_by_id": 1},
    relations.not_of_the_accused: {"accused_unit_id": 99},
    relations.lead_of_case: {"lead_officer_id": 9},
    relations.not_of_the_handling_unit: {"officer_unit_id": 10},
    relations.own_report: {"own_report": False},
}
"""For each relation, what breaks it and nothing else."""


def ready(move: Move, role: Role) -> Facts:
    return facts(move.source, role, given=GIVEN, own_report=True,
                 object_unit_id=10 if role is Role.unit_officer else 99)  # fmt: skip


GIVEN = {"reason": "理由", "receiving_body": "城管局", "into": "YC2026-000002"}
CELLS = [(act, role) for act in Act for role in Role]


@pytest.mark.parametrize(("act", "role"), CELLS, ids=lambda term: term.value)
def test_every_cell_of_the_table_is_what_the_rules_do(act, role):
    for move in (m for m in MOVES if m.act is act):
        case = ready(move, role)
        if role not in PERMITS[act]:
            with pytest.raises(NotPermitted) as refused:
                decide(case, act, move.outcome)
            assert role.label in refused.value.sentence
            continue
        assert decide(case, act, move.outcome) is move
        for relation in PERMITS[act][role]:
            _refused_without(relation, case, move)


def _refused_without(relation, case: Facts, move: Move) -> None:
    spoilt = replace(case, **SPOILS[relation])
    with pytest.raises(NeedsMissing) as refused:
        decide(spoilt, move.act, move.outcome)
    assert refused.value.facts["missing"] == (relation(spoilt),)


def test_every_relation_is_spoilt_above_and_used_by_the_table():
    used = {check for permit in PERMITS.values() for checks in permit.values() for check in checks}
    assert used <= set(SPOILS)
    assert {
        name
        for name, value in vars(relations).items()
        if callable(value) and value.__module__ == relations.__name__ and not name.startswith("_")
    } == names(SPOILS)


def test_nobody_but_the_system_does_what_nobody_is_asked_to_do():
    alone = {Act.ring, Act.recount, Act.recolour}
    intake = {Act.register, Act.revise_source, Act.add_report, Act.note_clue, Act.add_alarm}
    with_others = {*intake, Act.escalate, Act.stand_down}
    assert {act for act, permit in PERMITS.items() if Role.system in permit} == alone | with_others
    assert all(set(PERMITS[act]) == {Role.system} for act in alone)


@pytest.mark.parametrize("role", [Role.auditor, Role.system_administrator, Role.security_administrator])
def test_who_guards_the_system_has_no_hand_in_any_case(role):
    """三员分立: whoever could cover up what was done can't do it."""
    assert not [act for act, permit in PERMITS.items() if role in permit]


# What is done to the office as a whole


def _told(agreed: str) -> dict[str, set[str]]:
    lines = [line.split("|") for line in agreed.splitlines() if line.strip()]
    return {what.strip(): set(words.split()) for what, words in lines}


OFFICE = _told(OFFICE_AGREED)
OFFICE_CELLS = [(doing, role) for doing in OfficeDoing for role in Role]


def test_every_doing_stands_in_the_agreement_and_in_the_table():
    assert set(OFFICE) == {doing.value for doing in OfficeDoing} == {doing.value for doing in OFFICE_PERMITS}
    assert {doing.value for doing in FOR_ONESELF} == {d for d, who in OFFICE.items() if "himself" in who}


@pytest.mark.parametrize(("doing", "role"), OFFICE_CELLS, ids=lambda term: term.value)
def test_every_cell_of_the_offices_table_is_what_was_agreed(doing, role):
    assert may_for_office(doing, role) is (role.value in OFFICE[doing.value])
    allowed = {role.value, "himself"} & OFFICE[doing.value]
    assert may_for_office(doing, role, himself=True) is bool(allowed)


def test_each_kind_of_policy_file_is_taken_in_by_those_who_were_agreed_on():
    found = {doing: {kind.value for kind, d in POLICY_DOINGS.items() if d == doing} for doing in OfficeDoing}
    assert {doing.value: kinds for doing, kinds in found.items() if kinds} == _told(POLICY_AGREED)
    assert set(POLICY_DOINGS) == set(PolicyKind)


def test_the_three_guards_share_nothing_but_closing_a_feed():
    """三员分立: what one of them does, none of the others undoes or hides."""
    guards = (Role.system_administrator, Role.security_administrator, Role.auditor)
    shared = {doing for doing, roles in OFFICE_PERMITS.items() if len(set(roles) & set(guards)) > 1}
    assert shared == {OfficeDoing.revoke_feed}
    assert all(any(guard in roles for roles in OFFICE_PERMITS.values()) for guard in guards)


def test_what_decides_on_a_proposal_asks_who_made_it():
    """Nobody approves what he proposed, whatever his role: no act asks it of one role and not of another."""
    for act, who in PERMITS.items():
        asked = {relations.not_the_maker in checks for checks in who.values()}
        assert len(asked) == 1, act
    decides = ("approve_", "sign_", "settle_", "decide_", "accept", "return_", "extend", "refuse_")
    judging = {act for act in Act if act.value.startswith(decides)}
    assert judging <= {
        act for act, who in PERMITS.items() if relations.not_the_maker in next(iter(who.values()))
    }


def test_an_act_aside_never_moves_the_case():
    """But for an objection that is upheld: the case comes back with its letter."""
    aside = {beside.act for beside in ASIDE}
    moved = {(m.act, m.outcome) for m in MOVES if m.act in aside and m.source is not m.target}
    assert moved == {(Act.settle_objection, Outcome.handed_back)}


# Relations, each on both sides

CASE = Facts(case="YC2026-000001", stage=Stage.investigating, role=Role.unit_officer, officer_id=1,
             today=None, officer_unit_id=10, unit_id=10, object_unit_id=10, own_report=True)  # fmt: skip
ELSEWHERE = (relations.not_the_rectifier, relations.not_of_the_handling_unit)
"""What holds only for whoever is not of the unit that has the case."""
RELATIONS = [
    (relations.own_unit, {"unit_id": 11}, "案件不在您所在的单位办理"),
    (relations.own_unit, {"officer_unit_id": None}, "案件不在您所在的单位办理"),
    (relations.own_object, {"object_unit_id": 11}, "该事项不由您所在的单位承办"),
    (relations.own_object, {"object_unit_id": None}, "该事项不由您所在的单位承办"),
    (relations.own_object, {"object_officer_id": 2}, "该事项不由您承办"),
    (relations.not_the_maker, {"made_by_ids": (2, 1)}, "提出人不能批准自己提出的事项"),
    (relations.not_the_rectifier, {"rectified_by_id": 1, "unit_id": 9}, "整改单位的人员不能验收本案"),
    (relations.not_the_rectifier, {"former_unit_ids": (9, 10)}, "整改单位的人员不能验收本案"),
    (relations.not_the_rectifier, {"unit_id": 10}, "整改单位的人员不能验收本案"),
    (relations.not_the_rectifier, {"first_unit_id": 10}, "整改单位的人员不能验收本案"),
    (relations.not_of_the_accused, {"accused_unit_id": 10}, "您所在的单位被举报，须回避"),
    (relations.lead_of_case, {"lead_officer_id": 2}, "本案由另一位包案领导负责"),
    (relations.not_of_the_handling_unit, {"unit_id": 10}, "承办单位的人员不能回访、复查本单位办理的案件"),
    (
        relations.not_of_the_handling_unit,
        {"former_unit_ids": (10,)},
        "承办单位的人员不能回访、复查本单位办理的案件",
    ),
    (relations.own_report, {"own_report": False}, "查询码与该举报不符"),
]


@pytest.mark.parametrize(("relation", "spoilt", "sentence"), RELATIONS)
def test_a_relation_is_silent_when_it_holds_and_says_what_does_not(relation, spoilt, sentence):
    whole = replace(CASE, unit_id=12) if relation in ELSEWHERE else CASE
    assert relation(whole) is None
    assert relation(replace(whole, **spoilt)) == sentence


def test_whoever_is_named_deals_with_an_object_whatever_his_unit():
    assert relations.own_object(replace(CASE, object_unit_id=11, object_officer_id=1)) is None


def test_where_no_leader_has_taken_charge_any_leader_speaks():
    assert relations.lead_of_case(CASE) is None
    assert relations.lead_of_case(replace(CASE, lead_officer_id=1)) is None


def test_a_reason_is_needed_by_whatever_takes_something_back():
    for beside in STANDING:
        if beside.act.value.startswith(("cancel_", "refuse_")):
            assert needs.reason in beside.needs, beside.act
