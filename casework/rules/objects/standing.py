"""The objects that every case has had from the first: clocks and their extensions, rungs, colours by hand."""

from casework.rules.clock_starts import STARTERS
from casework.rules.objects.life import Arrow, Life
from models.vocabulary import Act, ClockStatus, ExtensionStatus, Outcome, RungStatus

A, O, C, E, G = Act, Outcome, ClockStatus, ExtensionStatus, RungStatus  # noqa: E741  the tables read as columns

EXTENSION = Life(
    "ClockExtension",
    "延期",
    "reason",
    (
        Arrow(None, A.request_extension, E.asked),
        Arrow(E.asked, A.extend, E.granted),
        Arrow(E.asked, A.refuse_extension, E.refused),
    ),
)
COLOUR_PROPOSAL = Life(
    "ColourProposal",
    "改色提请",
    "reason",
    (
        Arrow(None, A.propose_colour, E.asked),
        Arrow(E.asked, A.approve_colour, E.granted),
        Arrow(E.asked, A.approve_colour, E.refused, O.refuse),
    ),
)
RUNG = Life(
    "Escalation",
    "督办",
    "reason",
    (
        *(
            Arrow(None, act, state)
            for act in (A.escalate, A.call_back, A.rate)
            for state in (G.draft, G.issued)
        ),
        Arrow(G.draft, A.sign_rung, G.issued),
        Arrow(G.draft, A.sign_rung, G.withdrawn, O.refuse),
        Arrow(G.issued, A.answer_rung, G.answered),
        Arrow(G.answered, A.redo_letter, G.issued),
        *(Arrow(state, A.stand_down, G.lifted) for state in (G.issued, G.answered)),
        *(Arrow(state, A.lift_listing, G.lifted) for state in (G.issued, G.answered)),
        Arrow(G.draft, A.stand_down, G.withdrawn),
        *(Arrow(state, act, G.lifted) for act in (A.merge, A.archive) for state in (G.issued, G.answered)),
        *(Arrow(G.draft, act, G.withdrawn) for act in (A.merge, A.archive)),
    ),
    clock="ladder_reply",
)
CLOCK = Life(
    "Clock",
    "期限",
    "explanation",
    (
        *(Arrow(None, act, C.running) for act in STARTERS),
        Arrow(C.running, A.pause_clock, C.paused),
        Arrow(C.paused, A.resume_clock, C.running),
        *(Arrow(C.running, A.meet_clock, end) for end in (C.met, C.met_late)),
        Arrow(C.paused, A.meet_clock, C.met),
        Arrow(C.running, A.ring, C.elapsed, O.lapse),
        *(Arrow(state, A.cancel_clock, C.cancelled) for state in (C.running, C.paused)),
    ),
    note="A clock that runs on something else ends with it, by the acts of that; here stand those by hand.",
)
LIVES = (CLOCK, EXTENSION, RUNG, COLOUR_PROPOSAL)
