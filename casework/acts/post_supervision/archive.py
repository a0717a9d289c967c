"""归档: nothing more is owed; the case rests."""

from pydantic import Field

from casework.acts import climbing, clockwork, objects, reporters
from casework.acts.given import Given, Text
from casework.acts.office_act import office_act
from casework.acts.step import Step
from casework.rules.lifecycle import LADDER_REPLY
from models.vocabulary import Act, Rung, Stage


class Archive(Given):
    note: Text | None = Field(None, title="归档说明")


@office_act(Act.archive, Archive)
def archive(step: Step, given: Archive) -> None:
    """Archive a closed, refused or merged case with no clock left open; its history stays readable for ever."""
    clocks = step.file.clocks
    owed = [c for c in clocks if c.key != LADDER_REPLY]
    open_ones = "、".join(clockwork.label(step.policy.clocks[c.key], c) for c in owed)
    faults = [f"还有未了结的期限：{open_ones}"] if open_ones else []
    if held := "、".join(map(objects.stated, objects.still_open(step))):
        faults.append(f"还有未了结的事项：{held}")
    if step.from_stage is Stage.closed and (owed := "、".join(reporters.unanswered(step))):
        faults.append(f"实名举报人尚未得到答复：{owed}（生态环境法典第146条）")
    if step.from_stage is Stage.closed and (owed := "、".join(reporters.uncalled(step))):
        faults.append(f"举报人尚待回访：{owed}")
    step.decide(faults=tuple(faults))
    rows = step.file.rungs
    step.facts["lifted"] = climbing.lift(step, rows, list(Rung))
    step.problem.episode += bool(rows)  # a case that is reopened climbs anew
    step.problem.archived_on = step.today
    step.facts["note"] = given.note
