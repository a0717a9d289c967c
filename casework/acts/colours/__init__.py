"""Colours 四色: what bears on them, and changing them by hand."""

from casework.acts.colours.approve_colour import approve_colour
from casework.acts.colours.note_signal import note_signal
from casework.acts.colours.propose_colour import propose_colour
from casework.acts.colours.recolour import recolour

ACTS = (
    note_signal,
    propose_colour,
    approve_colour,
    recolour,
)
