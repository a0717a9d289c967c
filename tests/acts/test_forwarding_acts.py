"""Where a case may go: never to whoever is complained of, by no way."""

import pytest

from models.vocabulary import Stage

S = Stage


@pytest.fixture
def complained_of(act):
    """A case against a unit of the bureau."""
    return act.register(accused_unit="YB")


def test_a_case_is_not_forwarded_to_the_unit_complained_of(act, refused, complained_of):
    with refused("needs_missing") as error:
        act("screen", complained_of, "C01", outcome="forward", receiving_body="YB", reason="属地办理")
    assert "被举报单位不能承办本案" in error.value.sentence
    act("screen", complained_of, "C01", outcome="forward", receiving_body="CG", reason="属城管职责")
    assert act.problem(complained_of).stage is S.forwarded


def test_a_case_is_not_merged_into_one_that_the_accused_handles(act, refused, complained_of):
    other = act.register(description="同一厂噪声")
    act.advance(other, S.accepted)
    act.assign(other, "YB")
    with refused("merge_target_accused") as error:
        act("screen", complained_of, "C01", outcome="merge", into=other)
    assert "由被举报单位办理" in error.value.sentence


def test_a_unit_whose_objection_holds_is_not_the_first_competent_one(act):
    case = act.register()
    act.advance(case, S.investigating)
    act("acknowledge_letter", case, "U11", number=1)
    act("object_letter", case, "U11", number=1, reason="不属本单位职责")
    act("settle_objection", case, "L01", number=1, outcome="upheld")
    assert (act.problem(case).stage, act.problem(case).first_unit_id) == (S.accepted, None)


def test_a_task_of_a_meeting_comes_from_the_meeting_alone(act, refused, to_stage):
    case = to_stage(S.investigating)
    with refused("needs_missing") as error:
        act.task(case, source="meeting")
    assert "会议议定的任务由会议或来函的办理产生" in error.value.sentence
