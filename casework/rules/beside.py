"""What may be done beside the moves of the lifecycle: in which stages, and what it needs.

None of it changes the stage. One line an act; who may do it stands in `permissions`.
"""

from dataclasses import dataclass

from casework.rules import needs
from casework.rules.facts import Check
from casework.rules.stages import (
    ACCEPTED,
    LIVE,
    LOOKED_BACK_AT,
    ON_SHOW,
    PLANNABLE,
    PLANNED,
    PROVABLE,
    RECTIFYING,
    REVIEWED,
    SCREENED,
    STRUCK_OFF,
    UNDECIDED,
    UNRESTED,
)
from models.vocabulary import Act, Outcome, Stage


@dataclass(frozen=True)
class Beside:
    """An act that leaves the case in its stage; `outcomes` are the ways in which it may end."""

    act: Act
    stages: tuple[Stage, ...]
    needs: tuple[Check, ...] = ()
    outcomes: tuple[Outcome | None, ...] = (None,)


A, O = Act, Outcome  # noqa: E741  the table reads as columns

# fmt: off
ALONG: tuple[Beside, ...] = (
    Beside(A.revise_source, tuple(Stage)),
    Beside(A.file_evidence, PROVABLE),
    Beside(A.check_item, REVIEWED),
    Beside(A.strike_off_item, ON_SHOW, (needs.publicity_over,)),
    Beside(A.ring, UNRESTED, outcomes=(O.warn, O.lapse)),
    Beside(A.recount, UNRESTED),
    Beside(A.recolour, UNRESTED),
)
"""Part of the stage's own work, or done by the product itself."""

ASIDE: tuple[Beside, ...] = (
    # plan and proof
    Beside(A.draft_plan, PLANNABLE),
    Beside(A.countersign_plan, PLANNED),
    Beside(A.amend_plan, RECTIFYING, (needs.reason, needs.whole_plan)),
    Beside(A.withdraw_evidence, PROVABLE, (needs.reason,)),
    Beside(A.reach_milestone, RECTIFYING),
    # acceptance
    Beside(A.object_publicity, ON_SHOW),
    # intake
    Beside(A.add_report, LIVE),
    Beside(A.grade, UNRESTED, (needs.reason,)),
    Beside(A.judge_likeness, UNRESTED, (needs.reason,), (O.confirm, O.dismiss)),
    Beside(A.open_identity, UNRESTED, (needs.reason,)),
    Beside(A.draft_redaction, UNRESTED),
    Beside(A.sign_redaction, UNRESTED),
    Beside(A.add_alarm, LIVE),
    # clocks
    Beside(A.start_clock, UNRESTED),
    Beside(A.meet_clock, UNRESTED),
    Beside(A.cancel_clock, UNRESTED, (needs.reason,)),
    Beside(A.pause_clock, UNRESTED),
    Beside(A.resume_clock, UNRESTED),
    Beside(A.request_extension, UNRESTED, (needs.reason,)),
    Beside(A.extend, UNRESTED),
    Beside(A.refuse_extension, UNRESTED, (needs.reason,)),
    # colours
    Beside(A.note_signal, LIVE, (needs.reason,), (O.named, O.unsatisfied)),
    Beside(A.propose_colour, LIVE, (needs.reason,)),
    Beside(A.approve_colour, LIVE),
    # ladder
    Beside(A.escalate, LIVE),
    Beside(A.sign_rung, LIVE),
    Beside(A.answer_rung, LIVE),
    Beside(A.stand_down, UNRESTED, (needs.reason,)),
    # investigation
    Beside(A.list_demands, UNDECIDED),
    Beside(A.withdraw_demand, UNDECIDED, (needs.reason,)),
    Beside(A.record_inspection, ACCEPTED),
    Beside(A.correct_inspection, ACCEPTED, (needs.reason,)),
    Beside(A.take_charge, ACCEPTED),
    Beside(A.lead_visit, ACCEPTED),
    Beside(A.close_charge, ACCEPTED),
    Beside(A.hand_over_charge, ACCEPTED, (needs.reason,)),
    Beside(A.call_in_help, ACCEPTED),
    Beside(A.give_opinion, UNRESTED),
    Beside(A.cancel_help, UNRESTED, (needs.reason,)),
    # post-supervision
    Beside(A.plan_recheck, LOOKED_BACK_AT, (needs.reason,)),
    # tasks
    Beside(A.assign_task, ACCEPTED, (needs.not_to_the_accused,)),
    Beside(A.finish_task, UNRESTED),
    Beside(A.cancel_task, UNRESTED, (needs.reason,)),
    # enforcement
    Beside(A.file_penalty_case, ACCEPTED),
    Beside(A.notify_penalty, UNRESTED),
    Beside(A.decide_penalty, UNRESTED),
    Beside(A.drop_penalty_case, UNRESTED, (needs.reason,), (O.dismissed, O.withdrawn)),
    Beside(A.request_instalments, UNRESTED, (needs.reason,)),
    Beside(A.approve_instalments, UNRESTED),
    Beside(A.record_payment, UNRESTED),
    Beside(A.apply_enforcement, UNRESTED),
    Beside(A.close_penalty, UNRESTED),
    Beside(A.record_remedy, UNRESTED),
    Beside(A.answer_remedy, UNRESTED),
    Beside(A.end_remedy, UNRESTED, outcomes=(O.uphold, O.change, O.quashed, O.taken_back)),
    Beside(A.order_correction, ACCEPTED),
    Beside(A.reinspect, UNRESTED, outcomes=(O.corrected, O.not_corrected, O.refused_entry, O.stopped)),
    Beside(A.withdraw_order, UNRESTED, (needs.reason,)),
    Beside(A.impose_daily_fine, UNRESTED),
    Beside(A.seize, ACCEPTED, (needs.reason,)),
    Beside(A.restrict_production, ACCEPTED, (needs.reason,)),
    Beside(A.approve_measure, UNRESTED),
    Beside(A.serve_paper, UNRESTED),
    Beside(A.apply_to_lift, UNRESTED),
    Beside(A.maintain_seizure, UNRESTED, (needs.reason,)),
    Beside(A.lift_measure, UNRESTED),
    Beside(A.file_firm_plan, UNRESTED),
    Beside(A.file_completion, UNRESTED),
    Beside(A.track_restriction, UNRESTED, outcomes=(O.pass_, O.repeated)),
    # letters
    Beside(A.send_letter, LIVE, (needs.not_to_the_accused,), (None, O.issue)),
    Beside(A.sign_letter, UNRESTED, outcomes=(None, O.refuse)),
    Beside(A.acknowledge_letter, UNRESTED),
    Beside(A.object_letter, UNRESTED, (needs.reason,)),
    Beside(A.settle_objection, UNRESTED, outcomes=(O.upheld, O.rejected)),
    Beside(A.chase_letter, UNRESTED),
    Beside(A.answer_letter, UNRESTED),
    Beside(A.redo_letter, UNRESTED, (needs.reason,)),
    Beside(A.close_letter, UNRESTED),
    Beside(A.receive_letter, UNRESTED),
    Beside(A.lift_listing, UNRESTED),
    # meetings
    Beside(A.hold_meeting, LIVE),
    Beside(A.report_meeting, UNRESTED),
    Beside(A.close_meeting, UNRESTED),
    # petitioners
    Beside(A.notify_reporter, SCREENED),
    Beside(A.reply, ACCEPTED),
    Beside(A.sign_reply, ACCEPTED),
    Beside(A.deliver_reply, ACCEPTED),
    Beside(A.call_back, ACCEPTED, (), (O.satisfied, O.basically, O.unsatisfied, O.not_reached)),
    Beside(A.rate, ACCEPTED, (), (O.satisfied, O.basically, O.unsatisfied)),
    Beside(A.file_analysis, ACCEPTED),
    Beside(A.accept_analysis, ACCEPTED),
    Beside(A.request_review, ACCEPTED),
    Beside(A.accept_review, ACCEPTED, (), (O.take, O.refuse)),
    Beside(A.decide_review, ACCEPTED, (), (O.uphold, O.change, O.revoke)),
    Beside(A.add_facts, tuple(Stage)),
    Beside(A.judge_facts, tuple(Stage), (), (O.take, O.set_aside)),
    Beside(A.issue_query_code, tuple(Stage)),
    Beside(A.draw_sample, STRUCK_OFF),
    Beside(A.review_sample, STRUCK_OFF),
)
"""What may be done at almost any time and leads nowhere by itself."""
# fmt: on

STANDING = (*ALONG, *ASIDE)
BESIDE = tuple(beside.act for beside in ASIDE)
