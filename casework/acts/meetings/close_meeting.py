"""会议事项了结: everything agreed is done, and the result is where people can read it."""

from collections.abc import Iterator

from pydantic import Field
from sqlmodel import col

from casework.acts import objects
from casework.acts.given import Day, Given, ShortLine, Text
from casework.acts.meetings.hold_meeting import note
from casework.acts.office_act import office_act
from casework.acts.step import Step
from models.tables import Meeting, Task
from models.vocabulary import Act, MeetingStatus, TaskSource, TaskStatus


class CloseMeeting(Given):
    number: int = Field(title="会议序号", ge=1)
    result: Text = Field(title="落实结果")
    published_on: Day | None = Field(None, title="公开日期")
    published_place: ShortLine | None = Field(None, title="公开媒体")


@office_act(Act.close_meeting, CloseMeeting)
def close_meeting(step: Step, given: CloseMeeting) -> None:
    """Close a meeting once each of its tasks is finished or cancelled; an interview once it is reported on.

    What was done after an interview or a round table is made public (法典 §159).
    """
    meeting = objects.find(step, Meeting, given.number)
    if given.published_on:
        step.check_not_before(given.published_on, meeting.held_on, "公开日期")
    step.decide(faults=tuple(_faults(step, given, meeting)))
    objects.advance(step, meeting)
    meeting.result = given.result
    meeting.published_on, meeting.published_place = given.published_on, given.published_place
    note(step, meeting)


def _faults(step: Step, given: CloseMeeting, meeting: Meeting) -> Iterator[str]:
    mine = (col(Task.source) == TaskSource.meeting, col(Task.source_number) == meeting.number)
    for task in objects.of_case(step, Task, *mine, col(Task.status) == TaskStatus.open):
        yield f"任务{task.number}尚未办结"
    if meeting.report_clock and meeting.status is MeetingStatus.held:
        yield "尚未报告落实情况"
    if step.policy.letters.meetings[meeting.kind].publish and not given.published_on:
        yield f"{meeting.kind.label}的结果须公开，缺少公开日期"
    if bool(given.published_on) != bool(given.published_place):
        yield "公开日期和公开媒体须同时填写"
