"""Meetings 会议: held with what was agreed as tasks, reported on, closed with their result."""

from casework.acts.meetings.close_meeting import close_meeting
from casework.acts.meetings.hold_meeting import hold_meeting
from casework.acts.meetings.report_meeting import report_meeting

ACTS = (
    hold_meeting,
    report_meeting,
    close_meeting,
)
