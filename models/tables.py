"""Every table, imported in one place so that the metadata is whole."""

from models.acceptance import AcceptanceCheck, Objection, StrikeOff
from models.clock import CalendarDay, Clock, ClockExtension, ClockPause, PolicyFile, Sweep
from models.colour import ColourDay, ColourProposal
from models.enforcement import (
    Instalment,
    Order,
    Payment,
    Penalty,
    Remedy,
    Restriction,
    Seizure,
    ServiceReceipt,
)
from models.engine import EngineRun, Outbox
from models.escalation import Escalation
from models.event import Event
from models.evidence import Evidence
from models.intake import Alarm, Enterprise, Identity, Likeness, Redaction, Report, SourceRow
from models.investigation import Charge, Demand, Help, Inspection, LeaderVisit
from models.letter import Letter
from models.meeting import Meeting
from models.notice import CalendarFeed, Message, Notice, OfficerAddress
from models.office import OfficeEntry, Officer, Unit
from models.petitioner import (
    Analysis,
    Answer,
    CallBack,
    Notification,
    Review,
    SampleReview,
    Supplement,
)
from models.plan import Countersignature, Goal, Measure, Milestone, Plan
from models.problem import NumberSeries, Problem
from models.recheck import RecheckRound
from models.task import Task

__all__ = [
    "AcceptanceCheck",
    "Alarm",
    "Analysis",
    "Answer",
    "CalendarDay",
    "CalendarFeed",
    "CallBack",
    "Charge",
    "Clock",
    "ClockExtension",
    "ClockPause",
    "ColourDay",
    "ColourProposal",
    "Countersignature",
    "Demand",
    "EngineRun",
    "Enterprise",
    "Escalation",
    "Event",
    "Evidence",
    "Goal",
    "Help",
    "Identity",
    "Inspection",
    "Instalment",
    "LeaderVisit",
    "Letter",
    "Likeness",
    "Measure",
    "Meeting",
    "Message",
    "Milestone",
    "Notice",
    "Notification",
    "NumberSeries",
    "Objection",
    "OfficeEntry",
    "Officer",
    "OfficerAddress",
    "Order",
    "Outbox",
    "Payment",
    "Penalty",
    "Plan",
    "PolicyFile",
    "Problem",
    "RecheckRound",
    "Redaction",
    "Remedy",
    "Report",
    "Restriction",
    "Review",
    "SampleReview",
    "Seizure",
    "ServiceReceipt",
    "SourceRow",
    "StrikeOff",
    "Supplement",
    "Sweep",
    "Task",
    "Unit",
]
