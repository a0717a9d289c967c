"""判定重复: a person confirms or dismisses what a rule found alike."""

from typing import Literal

from pydantic import Field

from casework.acts import objects
from casework.acts.given import Given, Text
from casework.acts.intake import likening
from casework.acts.office_act import office_act
from casework.acts.step import Step
from models.tables import Likeness
from models.vocabulary import Act, LikenessKind, Outcome, ProblemFlag


class JudgeLikeness(Given):
    number: int = Field(title="重复线索序号", ge=1)
    outcome: Literal["confirm", "dismiss"] = Field(title="判定")
    reason: Text | None = Field(None, title="判定理由")


@office_act(Act.judge_likeness, JudgeLikeness)
def judge_likeness(step: Step, given: JudgeLikeness) -> None:
    """Confirm, which marks the problem, or dismiss; merging it is an act of its own."""
    outcome = Outcome(given.outcome)
    row = objects.find(step, Likeness, given.number)
    step.decide(outcome)
    objects.advance(step, row, outcome)
    step.facts |= {"kind": row.kind, "score": row.score}
    if outcome is Outcome.confirm:
        flags = [*step.problem.flags, _flag(step, row).value]
        step.problem.flags = list(dict.fromkeys(flags))
        step.facts["flags"] = step.problem.flags


def _flag(step: Step, row: Likeness) -> ProblemFlag:
    """联名 by enough people is 集体."""
    if row.kind is LikenessKind.joint and likening.crowd(step, row) >= step.policy.likeness.collective:
        return ProblemFlag.collective
    return ProblemFlag(row.kind.value)
