"""召开会议: 会商, 圆桌对话, 联席会议 or 约谈; every point agreed is a task."""

from collections.abc import Iterator

from pydantic import Field

from casework.acts import correspondence, objects
from casework.acts.given import Day, Given, Line, ShortLine, Text
from casework.acts.office_act import office_act
from casework.acts.step import Arming, Step
from casework.acts.tasks.assign_task import TaskGiven, faults_of_all, open_task
from casework.policy.letters_book import MeetingPolicy
from casework.rules.objects.letters import OUT
from models.tables import Letter, Meeting
from models.vocabulary import Act, LetterKind, MeetingKind, TaskSource


class HoldMeeting(Given):
    kind: MeetingKind = Field(title="会议种类")
    held_on: Day = Field(title="召开日期")
    place: ShortLine = Field(title="地点")
    attendees: tuple[ShortLine, ...] = Field(title="参加单位或职务", min_length=1, max_length=100)
    residents: int | None = Field(None, title="群众代表人数", ge=0, le=10000)
    minutes: Text = Field(title="纪要")
    points: tuple[TaskGiven, ...] = Field((), title="议定事项", max_length=100)
    no_points: Text | None = Field(None, title="无议定事项的理由")
    unit: Line | None = Field(None, title="被约谈单位代码")
    letter: int | None = Field(None, title="约谈通知序号", ge=1)


@office_act(Act.hold_meeting, HoldMeeting)
def hold_meeting(step: Step, given: HoldMeeting) -> None:
    """Record a meeting with its minutes; each point agreed becomes a task, or a reason says why there is none.

    After an interview a written report is owed within its days (法典 §159), unless the ladder called it: then
    the answer to that rung is the report.
    """
    held = step.check_not_before(given.held_on, step.problem.received_on, "召开日期")
    policy = step.policy.letters.meetings[given.kind]
    unit = step.unit(given.unit) if given.unit else None
    letter = objects.find(step, Letter, given.letter) if given.letter else None
    step.decide(faults=tuple(_faults(step, given, policy, letter)))
    meeting = objects.begin(
        step,
        Meeting,
        kind=given.kind,
        held_on=held,
        place=given.place,
        attendees=list(given.attendees),
        residents=given.residents,
        unit_id=unit.id if unit else None,
        letter_number=given.letter,
        minutes=given.minutes,
        no_points=given.no_points,
    )
    for point in given.points:
        open_task(step, point, TaskSource.meeting, meeting.number)
    if policy.report and not (letter and letter.escalation_id):
        meeting.report_clock = policy.report
        step.arm(policy.report, Arming(held, number=meeting.number, reference=objects.name_of(meeting)))
    if letter:
        _fulfil(step, letter)
    note(step, meeting)
    step.facts["points"] = len(given.points)


def _fulfil(step: Step, letter: Letter) -> None:
    """The meeting that a letter called for has been held; a rung's letter goes on with its rung."""
    if letter.escalation_id is None:
        correspondence.drop_clocks(step, letter)
        objects.advance(step, letter)
        letter.closed_on, letter.conclusion = step.today, "已约谈"
        correspondence.note(step, letter)


def _faults(step: Step, given: HoldMeeting, policy: MeetingPolicy, letter: Letter | None) -> Iterator[str]:
    if bool(given.points) == bool(given.no_points):
        yield "议定事项和无议定事项的理由应填写其中一项"
    if policy.residents and given.residents is None:
        yield f"{given.kind.label}须写明群众代表人数"
    interview = given.kind is MeetingKind.interview
    if interview and given.unit is None:
        yield "缺少被约谈单位代码"
    if not interview and (given.unit or given.letter):
        yield f"{given.kind.label}没有被约谈单位和约谈通知"
    if letter and (letter.kind is not LetterKind.interview or letter.status not in OUT):
        yield f"{objects.name_of(letter)}不是待约谈的约谈通知"
    yield from faults_of_all(step, given.points, "议定事项")


def note(step: Step, meeting: Meeting) -> None:
    """The event carries what every figure about meetings is recomputed from."""
    step.facts["meeting"] = {
        "number": meeting.number,
        "kind": meeting.kind,
        "held_on": f"{meeting.held_on}",
        "residents": meeting.residents,
        "reported_on": f"{meeting.reported_on}" if meeting.reported_on else None,
        "published_on": f"{meeting.published_on}" if meeting.published_on else None,
    }
