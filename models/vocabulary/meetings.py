"""The meetings in which something is agreed."""

from models.vocabulary.term import Term


class MeetingKind(Term):
    """What a meeting is."""

    consultation = "consultation", "会商"
    roundtable = "roundtable", "圆桌对话"
    joint_conference = "joint_conference", "联席会议"
    interview = "interview", "约谈"


class MeetingStatus(Term):
    """A meeting's own life: held, its outcome reported, closed with its result."""

    held = "held", "已召开"
    reported = "reported", "已报告落实"
    closed = "closed", "已了结"
