"""Which act starts which clock. What no act starts is started by hand on its legal event, if at all."""

from models.vocabulary import Act

A = Act

# fmt: off
STARTS: dict[Act, tuple[str, ...]] = {
    # intake
    A.register: ("acceptance",),
    A.note_clue: ("clue", "ZK-01"),
    A.hand_over: ("acceptance",),
    A.screen: ("handling", "forwarded_answer", "reporter_notice", "reporter_notice_assigned"),
    A.take_back: ("acceptance",),
    A.add_report: ("reporter_notice", "reporter_notice_assigned"),
    # investigation
    A.call_in_help: ("help",),
    # plan and proof
    A.approve_plan: ("rectification",),
    # acceptance
    A.request_acceptance: ("acceptance_review",),
    A.note_partial: ("partial_report",),
    A.accept: ("city_review",),
    A.return_acceptance: ("rectification_again",),
    A.publish: ("publication",),
    A.object_publicity: ("objection",),
    A.settle_publicity: ("publication", "rectification_again"),
    A.close: ("recheck",),
    # post-supervision
    A.plan_recheck: ("recheck",),
    A.recheck: ("recheck", "handling"),
    A.reopen: ("acceptance", "handling", "clue"),
    # ladder
    A.escalate: ("ladder_reply",),
    A.sign_rung: ("ladder_reply",),
    # tasks
    A.assign_task: ("task",),
    # enforcement
    A.file_penalty_case: ("CF-02",),
    A.notify_penalty: ("CF-04",),
    A.decide_penalty: ("CF-05",),
    A.serve_paper: ("AR-02", "CF-06", "CF-08", "CF-09", "XC-02", "XC-03"),
    A.approve_instalments: ("CF-06",),
    A.record_remedy: ("reconsideration_answer", "suit_answer"),
    A.end_remedy: ("CF-09",),
    A.order_correction: ("AR-01",),
    A.seize: ("SF-01", "SF-02"),
    A.approve_measure: ("SF-01", "XC-01"),
    A.apply_to_lift: ("SF-03",),
    A.lift_measure: ("SF-04", "XC-05"),
    A.file_completion: ("XC-05",),
    # letters
    A.send_letter: ("letter_reply", "outside_reply"),
    A.sign_letter: ("letter_reply", "outside_reply"),
    A.redo_letter: ("letter_reply", "outside_reply"),
    A.settle_objection: ("acceptance",),
    A.receive_letter: ("incoming_reply", "task"),
    # meetings
    A.hold_meeting: ("task",),
    # petitioners
    A.notify_reporter: ("XF-05",),
    A.deliver_reply: ("XF-06",),
    A.call_back: ("special_analysis", "ladder_reply"),
    A.rate: ("special_analysis", "ladder_reply"),
    A.accept_analysis: ("special_analysis",),
    A.request_review: ("XF-07", "XF-09"),
    A.decide_review: ("XF-08", "reply_again"),
}
# fmt: on
"""The clocks that the acts themselves name."""
BY_POLICY: dict[Act, str] = {
    A.send_letter: "letters",
    A.sign_letter: "letters",
    A.acknowledge_letter: "letters",
    A.redo_letter: "letters",
    A.receive_letter: "letters",
    A.hold_meeting: "letters",
    A.escalate: "letters",
    A.sign_rung: "letters",
    A.request_review: "petitioners",
}
"""Acts that start a clock which a file of the policy names for the kind of thing at hand; with that file."""
STARTERS = tuple(act for act in Act if act in STARTS or act in BY_POLICY or act is A.start_clock)
"""Every act that brings a clock into being; one of them by hand."""


def starters_of(key: str, named: dict[str, set[str]]) -> tuple[Act, ...]:
    """The acts that start a clock of this key; `named` are the keys that each file of the policy names."""
    by_policy = {act for act, file in BY_POLICY.items() if key in named[file]}
    return tuple(act for act in Act if key in STARTS.get(act, ()) or act in by_policy)
