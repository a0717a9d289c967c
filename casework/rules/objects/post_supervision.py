"""复查轮次: the looks back at what was struck off."""

from casework.rules.objects.life import Arrow, Life
from models.vocabulary import Act, Outcome, RecheckStatus

A, O, K = Act, Outcome, RecheckStatus  # noqa: E741  the tables read as columns
WAITING = (K.scheduled, K.due)

ROUND = Life(
    "RecheckRound",
    "复查轮次",
    "finding",
    (
        *(Arrow(None, act, K.scheduled) for act in (A.close, A.plan_recheck)),
        Arrow(None, A.recheck, K.scheduled, O.not_performed),
        Arrow(K.scheduled, A.ring, K.due, O.warn),
        *(Arrow(state, A.recheck, K.passed, ended) for state in WAITING for ended in (O.pass_, O.last_pass)),
        *(Arrow(state, A.recheck, K.relapsed, O.relapse) for state in WAITING),
        *(Arrow(state, A.recheck, K.not_performed, O.not_performed) for state in WAITING),
        *(Arrow(state, act, K.cancelled) for state in WAITING for act in (A.recheck, A.reopen)),
    ),
    clock="recheck",
)

LIVES = (ROUND,)
