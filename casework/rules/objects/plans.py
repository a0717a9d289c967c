"""方案 and 复查轮次: the plan's editions and the looks back."""

from casework.rules.objects.life import Arrow, Life
from models.vocabulary import Act, Outcome, PlanStatus, RecheckStatus

A, O, P, K = Act, Outcome, PlanStatus, RecheckStatus  # noqa: E741  the tables read as columns

PLAN = Life(
    "Plan",
    "方案",
    "goal",
    (
        Arrow(None, A.draft_plan, P.draft),
        Arrow(P.draft, A.draft_plan, P.draft),
        *(Arrow(state, act, P.proposed)
          for act in (A.propose_plan, A.amend_plan) for state in (None, P.draft)),
        Arrow(P.proposed, A.countersign_plan, P.proposed),
        Arrow(P.proposed, A.return_plan, P.returned),
        Arrow(P.proposed, A.approve_plan, P.approved),
        Arrow(P.approved, A.approve_plan, P.superseded),
    ),
)  # fmt: skip
ROUND = Life(
    "RecheckRound",
    "复查轮次",
    "finding",
    (
        Arrow(None, A.close, K.scheduled),
        Arrow(K.scheduled, A.ring, K.due, O.warn),
        *(Arrow(state, A.recheck, K.passed, ended)
          for state in (K.scheduled, K.due) for ended in (O.pass_, O.last_pass)),
        *(Arrow(state, A.recheck, K.relapsed, O.relapse) for state in (K.scheduled, K.due)),
        *(Arrow(state, act, K.cancelled) for state in (K.scheduled, K.due) for act in (A.recheck, A.reopen)),
    ),
    clock="recheck",
)  # fmt: skip

LIVES = (PLAN, ROUND)
