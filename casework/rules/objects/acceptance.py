"""公示异议: what is held against the published result keeps a problem from being struck off."""

from casework.rules.objects.life import Arrow, Life
from models.vocabulary import Act, ObjectionStatus, Outcome

A, O, J = Act, Outcome, ObjectionStatus  # noqa: E741  the table reads as columns

OBJECTION = Life(
    "Objection",
    "公示异议",
    "text",
    (
        Arrow(None, A.object_publicity, J.open),
        Arrow(J.open, A.settle_publicity, J.upheld, O.upheld),
        Arrow(J.open, A.settle_publicity, J.rejected, O.rejected),
        Arrow(J.open, A.settle_publicity, J.carried),
    ),
    clock="objection",
    holds=(J.open,),
)

LIVES = (OBJECTION,)
