"""诉求, 检查, 包案, 接访, 支援: what is asked, looked at, answered for and helped with."""

from casework.rules.objects.life import Arrow, Life
from models.vocabulary import (
    Act,
    ChargeStatus,
    DemandStatus,
    HelpStatus,
    InspectionStatus,
    LeaderVisitStatus,
    Outcome,
)

A, D, I, C, H = Act, DemandStatus, InspectionStatus, ChargeStatus, HelpStatus  # noqa: E741  read as columns

DEMAND = Life(
    "Demand",
    "诉求",
    "text",
    (
        Arrow(None, A.list_demands, D.listed),
        *(
            Arrow(state, A.conclude_investigation, D.found, outcome)
            for state in (D.listed, D.found)
            for outcome in (Outcome.true, Outcome.partly, Outcome.false)
        ),
        *(Arrow(state, A.withdraw_demand, D.withdrawn) for state in (D.listed, D.found)),
    ),
)
INSPECTION = Life(
    "Inspection",
    "检查记录",
    "found",
    (
        Arrow(None, A.record_inspection, I.recorded),
        Arrow(None, A.correct_inspection, I.recorded),
        Arrow(I.recorded, A.correct_inspection, I.corrected),
    ),
)
CHARGE = Life(
    "Charge",
    "包案责任",
    "kind",
    (
        Arrow(None, A.take_charge, C.open),
        Arrow(None, A.hand_over_charge, C.open),
        Arrow(C.open, A.close_charge, C.achieved),
        *(Arrow(C.open, act, C.released) for act in (A.hand_over_charge, A.merge)),
    ),
    holds=(C.open,),
)
VISIT = Life(
    "LeaderVisit",
    "包案接访",
    "summary",
    (Arrow(None, A.lead_visit, LeaderVisitStatus.held),),
)
HELP = Life(
    "Help",
    "支援",
    "purpose",
    (
        Arrow(None, A.call_in_help, H.invited),
        Arrow(H.invited, A.give_opinion, H.given),
        Arrow(H.invited, A.cancel_help, H.cancelled),
    ),
    clock="help",
    holds=(H.invited,),
)

LIVES = (DEMAND, INSPECTION, CHARGE, VISIT, HELP)
