"""方案: the plan's editions."""

from casework.rules.objects.life import Arrow, Life
from models.vocabulary import Act, PlanStatus

A, P = Act, PlanStatus

PLAN = Life(
    "Plan",
    "方案",
    "goal",
    (
        Arrow(None, A.propose_plan, P.proposed),
        Arrow(P.proposed, A.return_plan, P.returned),
        Arrow(P.proposed, A.approve_plan, P.approved),
    ),
)

LIVES = (PLAN,)
