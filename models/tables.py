"""Every table, imported in one place so that the metadata is whole."""

from models.clock import CalendarDay, Clock, ClockExtension, ClockPause, PolicyFile, Sweep
from models.colour import ColourDay, ColourProposal
from models.engine import EngineRun, Outbox
from models.escalation import Escalation
from models.event import Event
from models.evidence import Evidence
from models.intake import Report, SourceRow
from models.notice import CalendarFeed, Message, Notice, OfficerAddress
from models.office import Officer, Unit
from models.petitioner import (
    Analysis,
    Answer,
    CallBack,
    Notification,
    Review,
    SampleReview,
    Supplement,
)
from models.plan import Measure, Plan
from models.problem import NumberSeries, Problem
from models.recheck import RecheckRound
from models.task import Demand, Task

__all__ = [
    "Analysis",
    "Answer",
    "CalendarDay",
    "CalendarFeed",
    "CallBack",
    "Clock",
    "ClockExtension",
    "ClockPause",
    "ColourDay",
    "ColourProposal",
    "Demand",
    "EngineRun",
    "Escalation",
    "Event",
    "Evidence",
    "Measure",
    "Message",
    "Notice",
    "Notification",
    "NumberSeries",
    "Officer",
    "OfficerAddress",
    "Outbox",
    "Plan",
    "PolicyFile",
    "Problem",
    "RecheckRound",
    "Report",
    "Review",
    "SampleReview",
    "SourceRow",
    "Supplement",
    "Sweep",
    "Task",
    "Unit",
]
