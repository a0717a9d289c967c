"""Intake 受理: what comes in and what becomes of it."""

from casework.acts.intake.register import register
from casework.acts.intake.revise_source import revise_source
from casework.acts.intake.screen import screen

ACTS = (
    register,
    revise_source,
    screen,
)
