"""重复, 联名, 越级, 积案: proposed by rule when a report comes in, judged by a person."""

import pytest

from models.tables import Likeness
from models.vocabulary import LikenessKind, LikenessStatus, Stage

S, K = Stage, LikenessKind
on_sqlite = pytest.mark.parametrize("backend", ["sqlite"], indirect=True)
MATTER = {
    "description": "某厂夜间噪声扰民，无法入睡",
    "accused": "某厂",
    "area": "云陂区",
    "pollutants": ["noise"],
}


def found(act, case):
    """What was proposed of a case: kind, whom it is like, score."""
    problem, cases = act.problem(case), {}
    rows = act.rows(Likeness, Likeness.problem_id == problem.id)
    for row in rows:
        cases[row.kind] = row
    return cases


def test_the_same_person_with_the_same_matter_is_a_repetition(act):
    first = act.register(**MATTER, reporter=act.reporter())
    other_words = {"description": "某厂夜里噪声大，扰民"}
    reporter = act.reporter(name="化名", phone="+86 139 0000 1111", address=None)
    again = act.register(**MATTER | other_words, reporter=reporter)
    assert found(act, first) == {}
    row = found(act, again)[K.repeated]
    assert (row.status, row.other_id) == (LikenessStatus.proposed, act.problem(first).id)
    assert row.score >= 65 and first in row.reason and "同一举报人" in row.reason
    assert {"kind": "Likeness", "number": 1, "status": "proposed"} in act.events(again)[0].facts["objects"]


@on_sqlite
def test_the_same_name_and_address_are_the_same_person_and_the_same_name_alone_is_not(act):
    act.register(**MATTER, reporter=act.reporter(phone=None))
    same = act.register(**MATTER, reporter=act.reporter(phone="0531-8123456", address="云陂区 样例路８号"))
    assert K.repeated in found(act, same)
    other = act.register(**MATTER, reporter=act.reporter(phone=None, address="别处1号"))
    assert found(act, other) == {}


@on_sqlite
def test_another_matter_of_the_same_person_is_no_repetition(act):
    act.register(**MATTER, reporter=act.reporter())
    case = act.register(description="河水发黑有臭味", accused="某养殖场", area="清河区", pollutants=["water"],
                        reporter=act.reporter())  # fmt: skip
    assert found(act, case) == {}


def test_of_nobody_in_particular_the_same_accused_counts(act):
    first = act.register(**MATTER)
    again = act.register(**MATTER | {"accused": " 某 厂 "})
    assert found(act, again)[K.repeated].other_id == act.problem(first).id
    assert found(act, act.register(**MATTER | {"accused": "另一厂"})) == {}


@on_sqlite
def test_a_matter_in_hand_brought_to_a_higher_level_skips_a_level(act):
    case = act.register(**MATTER, reporter=act.reporter())
    early = act.register(**MATTER, reporter=act.reporter(), channel="petition_office")
    assert K.skip_level not in found(act, early), "it was not in hand yet"
    act.accept_case(case)
    later = act.register(**MATTER, reporter=act.reporter(), channel="superior")
    row = found(act, later)[K.skip_level]
    assert row.other_id == act.problem(case).id
    assert "上级转办" in row.reason
    straight = act.register(**MATTER, reporter=act.reporter(), channel="visit")
    assert K.skip_level not in found(act, straight)


@on_sqlite
def test_the_third_report_of_one_matter_and_an_old_one_are_long_standing(act):
    act.register(**MATTER, reporter=act.reporter())
    second = act.register(**MATTER, reporter=act.reporter())
    third = act.register(**MATTER, reporter=act.reporter())
    assert K.long_standing not in found(act, second)
    assert "第3次" in found(act, third)[K.long_standing].reason
    act.register(**MATTER | {"accused": "老厂"}, received_on="2025-03-02")
    old = act.register(**MATTER | {"accused": "老厂"})
    assert "365天" in found(act, old)[K.long_standing].reason


@on_sqlite
def test_a_second_report_in_the_same_case_is_a_repetition_within_it(act):
    case = act.register(reporter=act.reporter())
    act.report(case, text="完全不同的话")
    row = found(act, case)[K.repeated]
    assert (row.other_id, row.score, row.report_number) == (act.problem(case).id, 100, 2)


@on_sqlite
@pytest.mark.parametrize(("signers", "flags"), [(1, None), (2, ["joint"]), (4, ["joint"]), (5, ["collective"])])
def test_many_signers_are_joint_and_from_five_on_collective(act, signers, flags):
    case = act.register(signers=signers)
    if flags is None:
        assert found(act, case) == {}
        return
    act("judge_likeness", case, "C01", number=1, outcome="confirm", reason="签名已核对")
    assert act.problem(case).flags == flags
    assert act.events(case)[-1].facts["flags"] == flags


def test_what_a_person_dismisses_marks_nothing_and_is_judged_once(act, refused):
    case = act.register(signers=3)
    act("judge_likeness", case, "S01", number=1, outcome="dismiss", reason="代签")
    assert act.problem(case).flags == []
    assert act.rows(Likeness)[0].status is LikenessStatus.dismissed
    with refused("impossible_for_object"):
        act("judge_likeness", case, "S01", number=1, outcome="confirm", reason="再看")


@on_sqlite
def test_a_likeness_tells_nobody_of_the_person(act):
    reporter = act.reporter()
    for _ in range(3):
        act.register(**MATTER, reporter=reporter)
    said = str([row.model_dump() for row in act.rows(Likeness)])
    assert said and not any(word in said for word in ("钱示例", "1390000", "样例路"))
