"""报告落实情况: whoever was interviewed reports in writing what has been done since."""

from collections.abc import Iterator

from pydantic import Field

from casework.acts import clockwork, correspondence, legal_days, objects
from casework.acts.given import Day, Given, Text
from casework.acts.meetings.hold_meeting import note
from casework.acts.office_act import office_act
from casework.acts.step import Step
from models.tables import Clock, Meeting
from models.vocabulary import Act, MeetingKind


class ReportMeeting(Given):
    number: int = Field(title="会议序号", ge=1)
    report: Text = Field(title="落实情况")
    reported_on: Day | None = Field(None, title="报告日期")


@office_act(Act.report_meeting, ReportMeeting)
def report_meeting(step: Step, given: ReportMeeting) -> None:
    """Record the report that an interview owes (山东省环境保护约谈办法); its clock is met, in time or late."""
    meeting = objects.find(step, Meeting, given.number)
    day = step.check_not_before(given.reported_on or step.today, meeting.held_on, "报告日期")
    clocks = clockwork.of_object(step, meeting.report_clock or "", meeting.number)
    faults = [*_faults(meeting)]
    faults += [fault for c in clocks for fault in correspondence.backdated(step, day, c.due_on, "报告")]
    step.decide(object_unit_id=meeting.unit_id, faults=tuple(faults))
    objects.advance(step, meeting)
    meeting.report, meeting.reported_on = given.report, day
    _meet(step, clocks, meeting)
    note(step, meeting)


def _meet(step: Step, clocks: list[Clock], meeting: Meeting) -> None:
    assert meeting.reported_on is not None
    for clock in clocks:
        step.facts["due_on"], step.facts["late"] = f"{clock.due_on}", meeting.reported_on > clock.due_on
        clockwork.end(clock, step, at=legal_days.moment(step, meeting.reported_on))


def _faults(meeting: Meeting) -> Iterator[str]:
    if meeting.kind is not MeetingKind.interview:
        yield f"{meeting.kind.label}不须报告落实情况，由任务办结反映"
