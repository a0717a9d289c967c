"""The stages in the groups that rules speak of, and which child flow keeps each."""

from models.vocabulary import Phase, Stage

S = Stage
POTENTIAL = (S.potential, S.verified)
"""A clue that nobody has reported: not yet a problem of the office."""
LIVE = tuple(s for s in Stage if s not in (S.unfounded, S.refused, S.merged, S.archived))
"""A case that still goes somewhere."""
UNRESTED = tuple(s for s in Stage if s is not S.archived)
REVIEWED = (S.acceptance_review, S.city_review)
"""Somebody is to find whether the work is done."""
ON_SHOW = (S.publicity,)
PROVABLE = (S.investigating, S.rectifying, S.post_supervision)
PLANNABLE = (S.planning, S.rectifying)
"""A plan, or the next edition of it, is being written."""
PLANNED = (S.plan_review, S.rectifying)
"""A plan may lie with those who are to agree to it."""
RECTIFYING = (S.rectifying,)
IN_A_UNIT = (S.investigating, S.answering, S.planning, S.plan_review, S.rectifying)
"""A unit is at work on it, and the office may give it to another one."""
UNDECIDED = (S.registered, S.accepted, S.investigating)
"""What was reported has not been found true or not."""
LOOKED_BACK_AT = (S.post_supervision,)
SCREENED = tuple(s for s in UNRESTED if s not in (*POTENTIAL, S.registered))
"""It is known what becomes of the report, so that its reporter can be told."""
STRUCK_OFF = (S.post_supervision, S.closed, S.archived)
"""A case whose handling can be looked at from outside."""
ACCEPTED = tuple(s for s in LIVE if s not in (*POTENTIAL, S.registered))
"""The office has taken the case on."""
IN_HAND = tuple(s for s in ACCEPTED if s not in (S.forwarded, S.closed))
"""The office is at work on it (信访工作条例 §19: 已经受理或者正在办理)."""

PHASES: dict[Stage, Phase] = {
    S.potential: Phase.intake,
    S.verified: Phase.intake,
    S.registered: Phase.intake,
    S.accepted: Phase.investigation,
    S.investigating: Phase.investigation,
    S.answering: Phase.investigation,
    S.planning: Phase.rectification,
    S.plan_review: Phase.rectification,
    S.rectifying: Phase.rectification,
    S.acceptance_review: Phase.acceptance,
    S.city_review: Phase.acceptance,
    S.acceptance_passed: Phase.acceptance,
    S.publicity: Phase.acceptance,
    S.post_supervision: Phase.post_supervision,
    S.closed: Phase.ended,
    S.forwarded: Phase.ended,
    S.unfounded: Phase.ended,
    S.refused: Phase.ended,
    S.merged: Phase.ended,
    S.archived: Phase.ended,
}
