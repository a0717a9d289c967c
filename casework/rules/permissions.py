"""Who may do what, and how he must stand to the case: one table, which every act asks.

A role that an act does not name may not do it. Whoever it names may when each relation beside the role
holds; needs of the act itself (a reason, a whole plan) stand with the moves.
"""

from casework.rules.facts import Check
from casework.rules.relations import (
    not_of_the_accused,
    not_the_maker,
    not_the_rectifier,
    own_object,
    own_unit,
)
from models.vocabulary import Act, Role

A, R = Act, Role
Permit = dict[Role, tuple[Check, ...]]

CLERKS: Permit = {R.clerk: (), R.supervisor: ()}
OFFICE: Permit = {R.supervisor: ()}
LEADER: Permit = {R.lead_officer: ()}
SYSTEM: Permit = {R.system: ()}
UNIT: Permit = {R.unit_officer: (own_unit,)}
ADDRESSED: Permit = {R.unit_officer: (own_object,), R.supervisor: ()}
"""Whoever an object is addressed to, or the office in his place."""
JUDGES: Permit = {
    R.reviewer: (not_the_maker, not_of_the_accused),
    R.lead_officer: (not_the_maker, not_of_the_accused),
}
SIGNERS: Permit = {R.supervisor: (not_the_maker,)}
"""The office, but not whoever wrote it."""
APPROVERS: Permit = {**JUDGES, R.supervisor: (not_the_maker,)}
ACCEPTORS: Permit = {
    R.reviewer: (not_the_rectifier, not_of_the_accused),
    R.lead_officer: (not_the_rectifier, not_of_the_accused),
}

# fmt: off
PERMITS: dict[Act, Permit] = {
    # intake
    A.register: CLERKS | SYSTEM,
    A.revise_source: CLERKS | SYSTEM,
    A.screen: CLERKS,
    A.add_report: CLERKS | SYSTEM,
    A.grade: CLERKS,
    A.judge_likeness: CLERKS,
    A.merge: OFFICE,
    A.open_identity: CLERKS,
    A.draft_redaction: CLERKS,
    A.sign_redaction: SIGNERS,
    A.note_clue: CLERKS | SYSTEM,
    A.verify_clue: CLERKS,
    A.hand_over: OFFICE,
    A.add_alarm: CLERKS | SYSTEM,
    # investigation
    A.assign: OFFICE,
    A.conclude_investigation: UNIT,
    # plan and proof
    A.propose_plan: UNIT,
    A.approve_plan: JUDGES,
    A.return_plan: JUDGES,
    A.file_evidence: UNIT | OFFICE,
    # acceptance
    A.request_acceptance: UNIT,
    A.accept: ACCEPTORS,
    A.return_acceptance: ACCEPTORS,
    A.publish: OFFICE,
    A.close: OFFICE,
    # post-supervision
    A.recheck: OFFICE,
    A.archive: OFFICE,
    A.reopen: OFFICE | LEADER,
    # clocks
    A.start_clock: OFFICE | UNIT,
    A.meet_clock: OFFICE | UNIT,
    A.cancel_clock: OFFICE | LEADER,
    A.pause_clock: OFFICE | UNIT,
    A.resume_clock: OFFICE | UNIT,
    A.request_extension: OFFICE | UNIT,
    A.extend: APPROVERS,
    A.refuse_extension: APPROVERS,
    A.ring: SYSTEM,
    A.recount: SYSTEM,
    # colours
    A.note_signal: CLERKS,
    A.propose_colour: OFFICE,
    A.approve_colour: JUDGES,
    A.recolour: SYSTEM,
    # ladder
    A.escalate: OFFICE | LEADER | SYSTEM,
    A.sign_rung: OFFICE | LEADER,
    A.answer_rung: UNIT,
    A.stand_down: OFFICE | LEADER | SYSTEM,
    # tasks
    A.assign_task: OFFICE | LEADER | UNIT,
    A.finish_task: ADDRESSED,
    A.cancel_task: OFFICE | LEADER,
}
# fmt: on

ANSWERABLE = (R.supervisor, R.lead_officer)
"""Who may do what touches every case of the office at once: apply a policy, confirm a leap of time."""


def may(act: Act, role: Role) -> bool:
    """Whether a role is named for an act at all."""
    return role in PERMITS[act]
