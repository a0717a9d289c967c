"""Intake 受理: what comes in and what becomes of it."""

from casework.acts.intake.add_alarm import add_alarm
from casework.acts.intake.add_report import add_report
from casework.acts.intake.draft_redaction import draft_redaction
from casework.acts.intake.grade import grade
from casework.acts.intake.hand_over import hand_over
from casework.acts.intake.judge_likeness import judge_likeness
from casework.acts.intake.merge import merge
from casework.acts.intake.note_clue import note_clue
from casework.acts.intake.open_identity import open_identity
from casework.acts.intake.register import register
from casework.acts.intake.revise_source import revise_source
from casework.acts.intake.screen import screen
from casework.acts.intake.sign_redaction import sign_redaction
from casework.acts.intake.take_back import take_back
from casework.acts.intake.verify_clue import verify_clue

ACTS = (
    register,
    revise_source,
    screen,
    add_report,
    grade,
    judge_likeness,
    take_back,
    merge,
    open_identity,
    draft_redaction,
    sign_redaction,
    note_clue,
    verify_clue,
    hand_over,
    add_alarm,
)
