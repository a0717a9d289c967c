"""The stages in the groups that rules speak of, and which child flow keeps each."""

from models.vocabulary import Phase, Stage

S = Stage
LIVE = tuple(s for s in Stage if s not in (S.refused, S.merged, S.archived))
"""A case that still goes somewhere."""
UNRESTED = tuple(s for s in Stage if s is not S.archived)
PROVABLE = (S.investigating, S.rectifying, S.post_supervision)
ACCEPTED = tuple(s for s in LIVE if s is not S.registered)
"""The office has taken the case on."""
SCREENED = tuple(s for s in UNRESTED if s is not S.registered)
"""It is known what becomes of the report, so that its reporter can be told."""
STRUCK_OFF = (S.post_supervision, S.closed, S.archived)
"""A case whose handling can be looked at from outside."""

PHASES: dict[Stage, Phase] = {
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
    S.refused: Phase.ended,
    S.merged: Phase.ended,
    S.archived: Phase.ended,
}
