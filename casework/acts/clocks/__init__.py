"""Clocks 期限: started, met, paused, put off, rung and counted again."""

from casework.acts.clocks.cancel_clock import cancel_clock
from casework.acts.clocks.extend import extend
from casework.acts.clocks.meet_clock import meet_clock
from casework.acts.clocks.pause_clock import pause_clock
from casework.acts.clocks.recount import recount
from casework.acts.clocks.refuse_extension import refuse_extension
from casework.acts.clocks.request_extension import request_extension
from casework.acts.clocks.resume_clock import resume_clock
from casework.acts.clocks.ring import ring
from casework.acts.clocks.start_clock import start_clock

ACTS = (
    start_clock,
    meet_clock,
    cancel_clock,
    pause_clock,
    resume_clock,
    request_extension,
    extend,
    refuse_extension,
    ring,
    recount,
)
