"""The office's words: every enumerated value with its Chinese label, in these tables and nowhere else.

Values are stored and spoken by programs; labels are shown to people. Nothing here decides anything.
"""

from models.vocabulary.acceptance import AcceptanceLevel, CheckResult, Claim, ObjectionStatus, Objector
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
from models.vocabulary.enforcement import (
    ApprovedMeasure,
    EnforcementKind,
    FirmPlanItem,
    HearingEnd,
    LiftGround,
    OrderStatus,
    Paper,
    PenaltyKind,
    PenaltyStatus,
    RestrictionKind,
    RestrictionStatus,
    SeizureStatus,
    ServiceMode,
)
from models.vocabulary.engine import MessageStatus, NoticeKind, OutboxKind, RunKind
from models.vocabulary.intake import Anonymity, Channel, ListForm, Pollutant, ProblemLevel, SensitivePlace
from models.vocabulary.ladder import Rung, RungStatus
from models.vocabulary.lifecycle import Colour, Finding, Outcome, Phase, Stage
from models.vocabulary.people import Recipient, Role, UnitKind
from models.vocabulary.plans import (
    EvidenceKind,
    MeasureKind,
    PhotoSide,
    PlanStatus,
    RecheckMode,
    RecheckStatus,
)
from models.vocabulary.tasks import TaskSource, TaskStatus
from models.vocabulary.term import Term

__all__ = [
    "AcceptanceLevel",
    "Act",
    "Anonymity",
    "ApprovedMeasure",
    "Channel",
    "CheckResult",
    "Claim",
    "ClockStatus",
    "Colour",
    "DayStatus",
    "EnforcementKind",
    "EvidenceKind",
    "Expiry",
    "ExtensionStatus",
    "Finding",
    "FirmPlanItem",
    "HearingEnd",
    "LegalEvent",
    "LiftGround",
    "ListForm",
    "MeasureKind",
    "MessageStatus",
    "NoticeKind",
    "ObjectionStatus",
    "Objector",
    "OrderStatus",
    "OutboxKind",
    "Outcome",
    "Paper",
    "PauseReason",
    "PenaltyKind",
    "PenaltyStatus",
    "PeriodUnit",
    "Phase",
    "PhotoSide",
    "PlanStatus",
    "PolicyKind",
    "Pollutant",
    "ProblemLevel",
    "RecheckMode",
    "RecheckStatus",
    "Recipient",
    "RestrictionKind",
    "RestrictionStatus",
    "Role",
    "RunKind",
    "Rung",
    "RungStatus",
    "SeizureStatus",
    "SensitivePlace",
    "ServiceMode",
    "Stage",
    "TaskSource",
    "TaskStatus",
    "Term",
    "UnitKind",
]
