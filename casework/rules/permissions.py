"""Who may do what, and how he must stand to the case: one table, which every act asks; beside it the one of
what is done to the office as a whole, which every such command asks.

A role that an act does not name may not do it. Whoever it names may when each relation beside the role
holds; needs of the act itself (a reason, a whole plan) stand with the moves.
"""

from casework.rules.facts import Check
from casework.rules.relations import (
    lead_of_case,
    not_of_the_accused,
    not_of_the_handling_unit,
    not_the_maker,
    not_the_rectifier,
    own_object,
    own_report,
    own_unit,
)
from models.vocabulary import Act, OfficeDoing, PolicyKind, Role

A, R = Act, Role
Permit = dict[Role, tuple[Check, ...]]

CLERKS: Permit = {R.clerk: (), R.supervisor: ()}
OFFICE: Permit = {R.supervisor: ()}
LEADER: Permit = {R.lead_officer: ()}
LEADER_IN_CHARGE: Permit = {R.lead_officer: (lead_of_case, not_of_the_accused)}
SYSTEM: Permit = {R.system: ()}
UNIT: Permit = {R.unit_officer: (own_unit,)}
ADDRESSED: Permit = {R.unit_officer: (own_object,), R.supervisor: ()}
"""Whoever an object is addressed to, or the office in his place."""
WRITTEN_TO: Permit = {
    **ADDRESSED,
    R.police_liaison: (own_object,),
    R.procuratorate_liaison: (own_object,),
}
"""Whoever a letter is addressed to, in our units or outside, or the office in his place."""
SETTLERS: Permit = {R.supervisor: (not_the_maker,), R.lead_officer: (not_the_maker,)}
JUDGES: Permit = {
    R.reviewer: (not_the_maker, not_of_the_accused),
    R.lead_officer: (not_the_maker, not_of_the_accused),
}
HEAD: Permit = {R.lead_officer: (not_the_maker, not_of_the_accused)}
"""The organ's head, whom the law names for coercive measures (查封扣押办法 §10; 限制生产停产整治办法 §10)."""
SIGNERS: Permit = {R.supervisor: (not_the_maker,)}
"""The office, but not whoever wrote it."""
APPROVERS: Permit = {**JUDGES, R.supervisor: (not_the_maker,)}
ACCEPTORS: Permit = {
    R.reviewer: (not_the_rectifier, not_of_the_accused, not_the_maker),
    R.lead_officer: (not_the_rectifier, not_of_the_accused, not_the_maker),
}
"""Neither of the rectifying unit nor, at the city's level, who found it good at the county's."""
REPORTER: Permit = {R.petitioner: (own_report,)}
CALLERS: Permit = {R.clerk: (not_of_the_handling_unit,), R.supervisor: (not_of_the_handling_unit,)}
REVIEWERS: Permit = {role: (*checks, not_of_the_handling_unit) for role, checks in JUDGES.items()}
"""Those who decide on a reply in the place of the next level up."""

# fmt: off
PERMITS: dict[Act, Permit] = {
    # intake
    A.register: CLERKS | SYSTEM,
    A.revise_source: CLERKS | SYSTEM,
    A.screen: CLERKS,
    A.take_back: OFFICE,
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
    A.list_demands: CLERKS | UNIT,
    A.withdraw_demand: CLERKS,
    A.record_inspection: OFFICE | UNIT,
    A.correct_inspection: OFFICE | UNIT,
    A.take_charge: OFFICE | LEADER_IN_CHARGE,
    A.lead_visit: LEADER_IN_CHARGE,
    A.close_charge: LEADER_IN_CHARGE,
    A.hand_over_charge: OFFICE | LEADER_IN_CHARGE,
    A.call_in_help: OFFICE | LEADER | UNIT,
    A.give_opinion: {R.expert: (own_object,), R.unit_officer: (own_object,)},
    A.cancel_help: OFFICE | LEADER | UNIT,
    A.conclude_investigation: UNIT,
    # plan and proof
    A.draft_plan: UNIT,
    A.propose_plan: UNIT,
    A.countersign_plan: {R.unit_officer: (own_object,)},
    A.approve_plan: JUDGES,
    A.return_plan: JUDGES,
    A.amend_plan: UNIT,
    A.file_evidence: UNIT | OFFICE,
    A.withdraw_evidence: UNIT | OFFICE,
    A.reach_milestone: UNIT | OFFICE,
    # acceptance
    A.request_acceptance: UNIT,
    A.note_partial: UNIT | OFFICE,
    A.check_item: ACCEPTORS,
    A.accept: ACCEPTORS,
    A.return_acceptance: ACCEPTORS,
    A.publish: OFFICE,
    A.object_publicity: CLERKS,
    A.settle_publicity: ACCEPTORS,
    A.strike_off_item: OFFICE,
    A.close: OFFICE,
    # post-supervision
    A.plan_recheck: OFFICE | LEADER,
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
    A.sign_rung: SETTLERS,
    A.answer_rung: UNIT,
    A.stand_down: OFFICE | LEADER | SYSTEM,
    # tasks
    A.assign_task: OFFICE | LEADER | UNIT,
    A.finish_task: ADDRESSED,
    A.cancel_task: OFFICE | LEADER,
    # enforcement
    A.file_penalty_case: UNIT | OFFICE,
    A.notify_penalty: UNIT | OFFICE,
    A.decide_penalty: JUDGES,
    A.drop_penalty_case: JUDGES,
    A.request_instalments: UNIT | OFFICE,
    A.approve_instalments: JUDGES,
    A.record_payment: UNIT | OFFICE,
    A.apply_enforcement: UNIT | OFFICE,
    A.close_penalty: OFFICE,
    A.record_remedy: UNIT | OFFICE,
    A.answer_remedy: UNIT | OFFICE,
    A.end_remedy: OFFICE,
    A.order_correction: UNIT | OFFICE,
    A.reinspect: UNIT | OFFICE,
    A.withdraw_order: JUDGES,
    A.impose_daily_fine: UNIT | OFFICE,
    A.seize: UNIT | OFFICE,
    A.restrict_production: UNIT | OFFICE,
    A.approve_measure: HEAD,
    A.serve_paper: UNIT | OFFICE,
    A.apply_to_lift: UNIT | OFFICE,
    A.maintain_seizure: HEAD,
    A.lift_measure: OFFICE | LEADER,
    A.file_firm_plan: UNIT | OFFICE,
    A.file_completion: UNIT | OFFICE,
    A.track_restriction: UNIT | OFFICE,
    # letters
    A.send_letter: OFFICE | LEADER,
    A.sign_letter: SETTLERS,
    A.acknowledge_letter: WRITTEN_TO,
    A.object_letter: WRITTEN_TO,
    A.settle_objection: SETTLERS,
    A.chase_letter: CLERKS,
    A.answer_letter: WRITTEN_TO,
    A.redo_letter: OFFICE | LEADER,
    A.close_letter: OFFICE | LEADER,
    A.receive_letter: CLERKS,
    A.lift_listing: OFFICE | LEADER,
    # meetings
    A.hold_meeting: OFFICE | LEADER,
    A.report_meeting: ADDRESSED,
    A.close_meeting: OFFICE,
    # petitioners
    A.notify_reporter: CLERKS,
    A.reply: CLERKS | UNIT,
    A.sign_reply: JUDGES,
    A.deliver_reply: CLERKS | UNIT,
    A.call_back: CALLERS,
    A.rate: REPORTER,
    A.file_analysis: ADDRESSED,
    A.accept_analysis: APPROVERS,
    A.request_review: CLERKS | REPORTER,
    A.accept_review: REVIEWERS,
    A.decide_review: REVIEWERS,
    A.add_facts: CLERKS | REPORTER,
    A.judge_facts: OFFICE | LEADER,
    A.issue_query_code: CLERKS,
    A.draw_sample: OFFICE,
    A.review_sample: OFFICE,
}
# fmt: on

D = OfficeDoing
ANSWERABLE = (R.supervisor, R.lead_officer)
"""Who answers for the office's work as a whole."""
# fmt: off
OFFICE_PERMITS: dict[OfficeDoing, tuple[Role, ...]] = {
    D.load_roster: (R.system_administrator,),
    D.grant_roles: (R.security_administrator,),
    D.apply_policy: ANSWERABLE,
    D.apply_technical_policy: (*ANSWERABLE, R.system_administrator),
    D.apply_secrecy_policy: (R.security_administrator,),
    D.confirm_time: (*ANSWERABLE, R.system_administrator),
    D.unpark: (*ANSWERABLE, R.system_administrator),
    D.manage_addresses: (R.system_administrator,),
    D.read_message: (),
    D.resend_messages: (R.supervisor, R.system_administrator),
    D.make_feed: (),
    D.revoke_feed: (R.system_administrator, R.security_administrator),
    D.verify_history: (R.auditor,),
    D.sign_checkpoint: (R.auditor,),
    D.read_journal: (R.auditor,),
}
# fmt: on
"""三员分立: accounts and machine, permissions and secrecy, and the look at both lie in three hands; none of the
three has a hand in a case. What nobody is named for nobody may do: history and journal are never deleted.
"""
FOR_ONESELF = (D.manage_addresses, D.read_message, D.make_feed, D.revoke_feed)
"""What everybody may do where it concerns himself alone."""
POLICY_DOINGS: dict[PolicyKind, OfficeDoing] = {
    **dict.fromkeys(PolicyKind, D.apply_policy),
    PolicyKind.alarms: D.apply_technical_policy,
    PolicyKind.likeness: D.apply_technical_policy,
    PolicyKind.secrecy: D.apply_secrecy_policy,
}
"""Under which doing a file of the policy is taken in: the numbers of law and office are its leaders'."""


def may_for_office(doing: OfficeDoing, role: Role, *, himself: bool = False) -> bool:
    """Whether an officer of a role may do something office-wide, `himself` where it concerns him alone."""
    return role in OFFICE_PERMITS[doing] or (himself and doing in FOR_ONESELF)


def may(act: Act, role: Role) -> bool:
    """Whether a role is named for an act at all."""
    return role in PERMITS[act]
