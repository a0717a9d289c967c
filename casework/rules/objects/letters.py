"""函件: a letter from draft to conclusion, objections and second answers on the way."""

from casework.rules.objects.life import Arrow, Life
from models.vocabulary import Act, LetterStatus, Outcome

A, O, L = Act, Outcome, LetterStatus  # noqa: E741  the tables read as columns

OUT = (L.issued, L.received)
"""With the receiver, and not dealt with yet."""
STANDING = (*OUT, L.answered)

LETTER = Life(
    "Letter",
    "函件",
    "headline",
    (
        Arrow(None, A.send_letter, L.draft),
        Arrow(None, A.send_letter, L.issued, O.issue),
        Arrow(None, A.screen, L.issued, O.forward),
        Arrow(None, A.assign, L.issued),
        *(Arrow(None, act, L.issued) for act in (A.escalate, A.sign_rung, A.call_back, A.rate)),
        Arrow(None, A.receive_letter, L.received),
        Arrow(L.draft, A.sign_letter, L.issued),
        Arrow(L.draft, A.sign_letter, L.withdrawn, O.refuse),
        Arrow(L.issued, A.acknowledge_letter, L.received),
        Arrow(L.received, A.object_letter, L.objected),
        Arrow(L.objected, A.settle_objection, L.received, O.rejected),
        *(Arrow(L.objected, A.settle_objection, L.returned, ended) for ended in (O.upheld, O.handed_back)),
        *(Arrow(state, A.chase_letter, state) for state in OUT),
        *(Arrow(state, act, L.answered) for state in OUT for act in (A.answer_letter, A.answer_rung)),
        Arrow(L.answered, A.redo_letter, L.received),
        *(Arrow(state, act, L.closed)
          for state in STANDING
          for act in (A.close_letter, A.close, A.lift_listing, A.stand_down, A.archive)),
        *(Arrow(state, A.hold_meeting, L.closed) for state in OUT),
        *(Arrow(state, act, L.withdrawn)
          for act in (A.assign, A.merge, A.take_back) for state in (*STANDING, L.objected)),
    ),
    clock="letter_reply",
    further_clocks=("outside_reply", "incoming_reply"),
    holds=(L.draft, *STANDING, L.objected),
    follows="escalation_id",
)  # fmt: skip

LIVES = (LETTER,)
