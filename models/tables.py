"""Every table, imported in one place so that the metadata is whole."""

from models.clock import CalendarDay, Clock, ClockExtension, ClockPause, PolicyFile, Sweep
from models.colour import ColourDay, ColourProposal
from models.engine import EngineRun, Outbox
from models.escalation import Escalation
from models.event import Event
from models.evidence import Evidence
from models.intake import Alarm, Enterprise, Identity, Likeness, Redaction, Report, SourceRow
from models.notice import CalendarFeed, Message, Notice, OfficerAddress
from models.office import Officer, Unit
from models.plan import Measure, Plan
from models.problem import NumberSeries, Problem
from models.recheck import RecheckRound
from models.task import Demand, Task

__all__ = [
    "Alarm",
    "CalendarDay",
    "CalendarFeed",
    "Clock",
    "ClockExtension",
    "ClockPause",
    "ColourDay",
    "ColourProposal",
    "Demand",
    "EngineRun",
    "Enterprise",
    "Escalation",
    "Event",
    "Evidence",
    "Identity",
    "Likeness",
    "Measure",
    "Message",
    "Notice",
    "NumberSeries",
    "Officer",
    "OfficerAddress",
    "Outbox",
    "Plan",
    "PolicyFile",
    "Problem",
    "RecheckRound",
    "Redaction",
    "Report",
    "SourceRow",
    "Sweep",
    "Task",
    "Unit",
]
