"""方案: the plan's editions."""

from casework.rules.objects.life import Arrow, Life
from models.vocabulary import Act, PlanStatus

A, P = Act, PlanStatus

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

LIVES = (PLAN,)
