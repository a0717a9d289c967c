"""The stages in the groups that rules speak of, and which child flow keeps each."""

from models.vocabulary import Phase, Stage

S = Stage
POTENTIAL = (S.potential, S.verified)
"""A clue that nobody has reported: not yet a problem of the office."""
LIVE = tuple(s for s in Stage if s not in (S.unfounded, S.refused, S.merged, S.archived))
"""A case that still goes somewhere."""
UNRESTED = tuple(s for s in Stage if s is not S.archived)
PROVABLE = (S.investigating, S.rectifying, S.post_supervision)
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
