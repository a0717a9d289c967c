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
from models.vocabulary.intake import Anonymity, Channel, ListForm, Pollutant, ProblemLevel, SensitivePlace
from models.vocabulary.ladder import Rung, RungStatus
from models.vocabulary.lifecycle import Colour, Finding, Outcome, Phase, Stage
from models.vocabulary.people import Recipient, Role, UnitKind
from models.vocabulary.petitioners import (
    AnalysisStatus,
    AnswerForm,
    AnswerStatus,
    CallBackStatus,
    DemandAnswer,
    Grievance,
    NoticeContent,
    NoticeMode,
    NotificationStatus,
    PetitionRoute,
    ReviewLevel,
    ReviewStatus,
    SampleCriterion,
    SampleStatus,
    SupplementStatus,
)
from models.vocabulary.plans import EvidenceKind, PlanStatus, RecheckMode, RecheckStatus
from models.vocabulary.tasks import TaskSource, TaskStatus
from models.vocabulary.term import Term

__all__ = [
    "Act",
    "AnalysisStatus",
    "Anonymity",
    "AnswerForm",
    "AnswerStatus",
    "CallBackStatus",
    "Channel",
    "ClockStatus",
    "Colour",
    "DayStatus",
    "DemandAnswer",
    "EvidenceKind",
    "Expiry",
    "ExtensionStatus",
    "Finding",
    "Grievance",
    "LegalEvent",
    "ListForm",
    "MessageStatus",
    "NoticeContent",
    "NoticeKind",
    "NoticeMode",
    "NotificationStatus",
    "OutboxKind",
    "Outcome",
    "PauseReason",
    "PeriodUnit",
    "PetitionRoute",
    "Phase",
    "PlanStatus",
    "PolicyKind",
    "Pollutant",
    "ProblemLevel",
    "RecheckMode",
    "RecheckStatus",
    "Recipient",
    "ReviewLevel",
    "ReviewStatus",
    "Role",
    "RunKind",
    "Rung",
    "RungStatus",
    "SampleCriterion",
    "SampleStatus",
    "SensitivePlace",
    "Stage",
    "SupplementStatus",
    "TaskSource",
    "TaskStatus",
    "Term",
    "UnitKind",
]
