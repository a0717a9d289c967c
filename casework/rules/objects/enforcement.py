"""责令改正, 行政处罚 with 复议诉讼, 查封扣押, 限产停产: the measures of the law, each with its own life."""

from casework.rules.objects.life import Arrow, Life
from models.vocabulary import (
    Act,
    OrderStatus,
    Outcome,
    PenaltyStatus,
    RemedyStatus,
    RestrictionStatus,
    SeizureStatus,
    Term,
)

A, O = Act, Outcome  # noqa: E741  the tables read as columns
C, P, S, R, M = OrderStatus, PenaltyStatus, SeizureStatus, RestrictionStatus, RemedyStatus

ORDER = Life(
    "Order",
    "责令改正",
    "violation",
    (
        Arrow(None, A.order_correction, C.issued),
        Arrow(C.issued, A.serve_paper, C.served),
        Arrow(C.served, A.reinspect, C.corrected, O.corrected),
        Arrow(C.served, A.reinspect, C.stopped, O.stopped),
        Arrow(C.served, A.reinspect, C.not_corrected, O.not_corrected),
        Arrow(C.served, A.reinspect, C.not_corrected, O.refused_entry),
        Arrow(C.not_corrected, A.order_correction, C.reordered),
        *(Arrow(state, A.withdraw_order, C.withdrawn) for state in (C.issued, C.served, C.not_corrected)),
    ),
    holds=(C.issued, C.served, C.not_corrected),
)
OPPOSED = (P.served, P.enforced, P.paid, P.closed)
"""The party knows of the penalty and can turn to another organ or the court."""
OPEN_PENALTY = (P.filed, P.proposed, P.noticed, P.decided, P.served, P.enforced, P.paid)
PENALTY = Life(
    "Penalty",
    "处罚",
    "cause",
    (
        Arrow(None, A.file_penalty_case, P.filed),
        Arrow(None, A.impose_daily_fine, P.proposed),
        *(Arrow(state, A.notify_penalty, P.noticed) for state in (P.filed, P.proposed)),
        Arrow(P.noticed, A.decide_penalty, P.decided),
        Arrow(P.decided, A.serve_paper, P.served),
        *(Arrow(state, A.record_payment, P.paid) for state in (P.served, P.enforced)),
        Arrow(P.served, A.apply_enforcement, P.enforced),
        *(Arrow(state, A.close_penalty, P.closed) for state in (P.served, P.enforced, P.paid)),
        *(Arrow(state, A.drop_penalty_case, P.dismissed, O.dismissed)
          for state in (P.filed, P.proposed, P.noticed)),
        *(Arrow(state, A.drop_penalty_case, P.withdrawn, O.withdrawn) for state in OPEN_PENALTY),
        *(Arrow(state, A.end_remedy, P.paid, O.change) for state in (P.served, P.enforced)),
        *(Arrow(state, A.end_remedy, P.revoked, O.quashed) for state in OPPOSED),
    ),
    holds=OPEN_PENALTY,
    overturns=(A.end_remedy,),
)  # fmt: skip
PENDING = (M.open, M.answered)
REMEDY = Life(
    "Remedy",
    "复议诉讼",
    "body",
    (
        Arrow(None, A.record_remedy, M.open),
        Arrow(M.open, A.answer_remedy, M.answered),
        *(Arrow(state, A.end_remedy, M.upheld, O.uphold) for state in PENDING),
        *(Arrow(state, A.end_remedy, M.changed, O.change) for state in PENDING),
        *(Arrow(state, A.end_remedy, M.revoked, O.quashed) for state in PENDING),
        *(Arrow(state, A.end_remedy, M.taken_back, O.taken_back) for state in PENDING),
    ),
    clock="reconsideration_answer",
    further_clocks=("suit_answer",),
    holds=PENDING,
)
UNLIFTED = (S.on_the_spot, S.imposed, S.must_lift)
SEIZURE = Life(
    "Seizure",
    "查封扣押",
    "reason",
    (
        Arrow(None, A.seize, S.proposed),
        Arrow(None, A.seize, S.on_the_spot, O.on_the_spot),
        *(Arrow(state, A.approve_measure, S.imposed) for state in (S.proposed, S.on_the_spot)),
        Arrow(S.must_lift, A.approve_measure, S.imposed),
        Arrow(S.proposed, A.approve_measure, S.refused, O.declined),
        Arrow(S.on_the_spot, A.approve_measure, S.must_lift, O.declined),
        *(Arrow(state, A.ring, S.must_lift, O.lapse) for state in (S.on_the_spot, S.imposed)),
        *(Arrow(state, A.lift_measure, S.lifted) for state in UNLIFTED),
        Arrow(S.lifted, A.serve_paper, S.ended),
    ),
    holds=(S.proposed, *UNLIFTED, S.lifted),
)
RESTRICTION = Life(
    "Restriction",
    "限产停产",
    "reason",
    (
        Arrow(None, A.restrict_production, R.proposed),
        Arrow(R.proposed, A.approve_measure, R.decided),
        Arrow(R.proposed, A.approve_measure, R.refused, O.declined),
        Arrow(R.decided, A.serve_paper, R.served),
        Arrow(R.served, A.ring, R.must_lift, O.lapse),
        *(Arrow(state, A.file_completion, R.lifted) for state in (R.served, R.must_lift)),
        *(Arrow(state, A.lift_measure, R.lifted) for state in (R.served, R.must_lift)),
        *(Arrow(state, A.lift_measure, R.terminated, O.stopped)
          for state in (R.decided, R.served, R.must_lift)),
        Arrow(R.lifted, A.track_restriction, R.tracked, O.pass_),
        Arrow(R.lifted, A.track_restriction, R.repeated, O.repeated),
    ),
    holds=(R.proposed, R.decided, R.served, R.must_lift, R.lifted),
)  # fmt: skip

UNDER_WAY: dict[str, tuple[Term, ...]] = {
    "Order": ORDER.holds,
    "Penalty": (P.filed, P.proposed, P.noticed, P.decided),
    "Seizure": (S.proposed, *UNLIFTED),
    "Restriction": (R.proposed, R.decided, R.served, R.must_lift),
}
"""By table, the states in which a violation is not dealt with yet: not decided, not served, not corrected, not
lifted. A penalty that is served has been imposed; what is still to be paid of it is a matter of its own.
"""
LIVES = (ORDER, PENALTY, REMEDY, SEIZURE, RESTRICTION)
