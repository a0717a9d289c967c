"""The office's words: every enumerated value with its Chinese label, in these tables and nowhere else.

Values are stored and spoken by programs; labels are shown to people. Nothing here decides anything.
"""

from models.vocabulary.acts import Act
from models.vocabulary.clocks import (
    ClockStatus,
    DayStatus,
    Expiry,
    ExtensionStatus,
    LegalEvent,
    PauseReason,
    PeriodUnit,
    PolicyKind,
)
from models.vocabulary.engine import MessageStatus, NoticeKind, OutboxKind, RunKind
from models.vocabulary.intake import (
    Anonymity,
    Channel,
    LikenessKind,
    LikenessStatus,
    ListForm,
    Pollutant,
    ProblemFlag,
    ProblemLevel,
    RedactionStatus,
    Sector,
    SensitivePlace,
)
from models.vocabulary.ladder import Rung, RungStatus
from models.vocabulary.lifecycle import Colour, Finding, Outcome, Phase, Stage
from models.vocabulary.people import Recipient, Role, UnitKind
from models.vocabulary.plans import EvidenceKind, PlanStatus, RecheckMode, RecheckStatus
from models.vocabulary.tasks import TaskSource, TaskStatus
from models.vocabulary.term import Term

__all__ = [
    "Act",
    "Anonymity",
    "Channel",
    "ClockStatus",
    "Colour",
    "DayStatus",
    "EvidenceKind",
    "Expiry",
    "ExtensionStatus",
    "Finding",
    "LegalEvent",
    "LikenessKind",
    "LikenessStatus",
    "ListForm",
    "MessageStatus",
    "NoticeKind",
    "OutboxKind",
    "Outcome",
    "PauseReason",
    "PeriodUnit",
    "Phase",
    "PlanStatus",
    "PolicyKind",
    "Pollutant",
    "ProblemFlag",
    "ProblemLevel",
    "RecheckMode",
    "RecheckStatus",
    "Recipient",
    "RedactionStatus",
    "Role",
    "RunKind",
    "Rung",
    "RungStatus",
    "Sector",
    "SensitivePlace",
    "Stage",
    "TaskSource",
    "TaskStatus",
    "Term",
    "UnitKind",
]
