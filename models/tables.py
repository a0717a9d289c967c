"""Every table, imported in one place so that the metadata is whole."""

from models.clock import CalendarDay, Clock, Sweep
from models.engine import EngineRun, Outbox
from models.event import Event
from models.evidence import Evidence
from models.intake import Report, SourceRow
from models.office import Officer, Unit
from models.plan import Measure, Plan
from models.problem import NumberSeries, Problem
from models.recheck import RecheckRound

__all__ = [
    "CalendarDay",
    "Clock",
    "EngineRun",
    "Event",
    "Evidence",
    "Measure",
    "NumberSeries",
    "Officer",
    "Outbox",
    "Plan",
    "Problem",
    "RecheckRound",
    "Report",
    "SourceRow",
    "Sweep",
    "Unit",
]
