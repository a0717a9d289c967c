"""会议: held, reported on where that is owed, closed when everything agreed is done."""

from casework.rules.objects.life import Arrow, Life
from models.vocabulary import Act, MeetingStatus

A, M = Act, MeetingStatus

MEETING = Life(
    "Meeting",
    "会议",
    "headline",
    (
        Arrow(None, A.hold_meeting, M.held),
        Arrow(M.held, A.report_meeting, M.reported),
        *(Arrow(state, A.close_meeting, M.closed) for state in (M.held, M.reported)),
    ),
    holds=(M.held, M.reported),
)

LIVES = (MEETING,)
