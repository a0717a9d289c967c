"""What may be done beside the moves of the lifecycle: in which stages, and what it needs.

None of it changes the stage. One line an act; who may do it stands in `permissions`.
"""

from dataclasses import dataclass

from casework.rules import needs
from casework.rules.facts import Check
from casework.rules.stages import ACCEPTED, LIVE, PROVABLE, UNRESTED
from models.vocabulary import Act, Outcome, Stage


@dataclass(frozen=True)
class Beside:
    """An act that leaves the case in its stage; `outcomes` are the ways in which it may end."""

    act: Act
    stages: tuple[Stage, ...]
    needs: tuple[Check, ...] = ()
    outcomes: tuple[Outcome | None, ...] = (None,)


A, O = Act, Outcome  # noqa: E741  the table reads as columns

# fmt: off
ALONG: tuple[Beside, ...] = (
    Beside(A.revise_source, tuple(Stage)),
    Beside(A.file_evidence, PROVABLE),
    Beside(A.ring, UNRESTED, outcomes=(O.warn, O.lapse)),
    Beside(A.recount, UNRESTED),
    Beside(A.recolour, UNRESTED),
)
"""Part of the stage's own work, or done by the product itself."""

ASIDE: tuple[Beside, ...] = (
    # intake
    Beside(A.add_report, LIVE),
    Beside(A.grade, UNRESTED, (needs.reason,)),
    Beside(A.judge_likeness, UNRESTED, (needs.reason,), (O.confirm, O.dismiss)),
    Beside(A.open_identity, UNRESTED, (needs.reason,)),
    Beside(A.draft_redaction, UNRESTED),
    Beside(A.sign_redaction, UNRESTED),
    Beside(A.add_alarm, LIVE),
    # clocks
    Beside(A.start_clock, UNRESTED),
    Beside(A.meet_clock, UNRESTED),
    Beside(A.cancel_clock, UNRESTED, (needs.reason,)),
    Beside(A.pause_clock, UNRESTED),
    Beside(A.resume_clock, UNRESTED),
    Beside(A.request_extension, UNRESTED, (needs.reason,)),
    Beside(A.extend, UNRESTED),
    Beside(A.refuse_extension, UNRESTED, (needs.reason,)),
    # colours
    Beside(A.note_signal, LIVE, (needs.reason,), (O.named, O.unsatisfied)),
    Beside(A.propose_colour, LIVE, (needs.reason,)),
    Beside(A.approve_colour, LIVE),
    # ladder
    Beside(A.escalate, LIVE),
    Beside(A.sign_rung, LIVE),
    Beside(A.answer_rung, LIVE),
    Beside(A.stand_down, UNRESTED, (needs.reason,)),
    # tasks
    Beside(A.assign_task, ACCEPTED, (needs.not_to_the_accused,)),
    Beside(A.finish_task, UNRESTED),
    Beside(A.cancel_task, UNRESTED, (needs.reason,)),
)
"""What may be done at almost any time and leads nowhere by itself."""
# fmt: on

STANDING = (*ALONG, *ASIDE)
BESIDE = tuple(beside.act for beside in ASIDE)
