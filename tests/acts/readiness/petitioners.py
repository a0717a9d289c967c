"""Petitioners, each act about to be done."""

from models.vocabulary import Stage

S = Stage
OPINION = {
    "report": 1,
    "route": "petition",
    "form": "opinion",
    "items": [{"outcome": "explained", "text": "夜间噪声已达标"}],
    "basis": "噪声排放标准",
    "text": "经查夜间噪声达标",
    "review_body": "省生态环境厅",
}
"""A 信访处理意见书, to be signed."""
LETTER = {
    **{name: OPINION[name] for name in ("report", "items", "basis", "text")},
    "route": "enforcement",
    "form": "letter",
    "mode": "written",
}
"""An answer that is delivered as it is written."""
CALLED = {"report": 1, "outcome": "unsatisfied", "grievance": "slow"}
SAMPLE = {"seed": "春天", "list_hash": "a" * 64, "population": 30, "wanted": 2}


def reachable(act, case, report=1, **columns):
    """The reporter has left his real name and where he can be reached."""
    act.know_reporter(case, report, **columns)
    return case


def to_be_told(act, case):
    """The reporter is known before the case is screened, so that he is owed a notice."""
    act.accept_case(reachable(act, case))
    return case, "C01", {"report": 1, "mode": "sms", "route": "enforcement"}


def to_be_answered(act, case):
    return reachable(act, case), "C01", LETTER


def to_be_signed(act, case):
    act("reply", reachable(act, case), "C01", **OPINION)
    return case, "L01", {"number": 1}


def to_be_delivered(act, case):
    act("sign_reply", *to_be_signed(act, case)[:2], number=1)
    return case, "C01", {"number": 1, "mode": "written"}


def answered(act, case):
    act("reply", reachable(act, case), "C01", **LETTER)
    return case


def to_be_called(act, case):
    return answered(act, case), "C01", CALLED


def to_be_rated(act, case):
    return answered(act, case), "public", {**CALLED, "code": act.query_code(case)}


def owing_an_analysis(act, case):
    act("call_back", answered(act, case), "C01", **CALLED)
    return case, "U11", {"number": 1, "causes": "夜间未巡查", "remedies": "增加夜查"}


def with_an_analysis(act, case):
    owing_an_analysis(act, case)
    act("file_analysis", case, "U11", number=1, causes="夜间未巡查", remedies="增加夜查")
    return case, "S01", {"number": 1}


def to_be_asked_again(act, case):
    act("deliver_reply", *to_be_delivered(act, case)[:2], number=1, mode="written")
    return case, "C01", {"report": 1, "body": "省生态环境厅"}


def under_review(act, case):
    act("request_review", *to_be_asked_again(act, case)[:2], report=1, body="省生态环境厅")
    return case, "R01", {"number": 1, "outcome": "uphold", "opinion": "原答复事实清楚"}


def to_be_accepted(act, case):
    under_review(act, case)
    return case, "R01", {"number": 1, "outcome": "take"}


def with_something_new(act, case):
    act("add_facts", case, "C01", report=1, text="昨夜又响")
    return case, "S01", {"number": 1, "outcome": "take", "opinion": "与原反映一致，续查"}


def drawn(act, case):
    act("draw_sample", case, "S01", **SAMPLE)
    scores = [{"criterion": "facts", "score": 92}]
    return case, "S01", {"number": 1, "body": "某评估中心", "scores": scores, "findings": "事实清楚"}


READY = {
    "notify_reporter": (S.registered, to_be_told, S.accepted, [], ["reporter_notice"], []),
    "reply": (S.answering, to_be_answered, S.answering, [], [], []),
    "sign_reply": (S.answering, to_be_signed, S.answering, [], [], []),
    "deliver_reply": (S.answering, to_be_delivered, S.answering, ["XF-06"], [], []),
    "call_back": (S.answering, to_be_called, S.answering, ["special_analysis"], [], ["announce", "wake"]),
    "rate": (S.answering, to_be_rated, S.answering, ["special_analysis"], [], ["announce", "wake"]),
    "file_analysis": (S.answering, owing_an_analysis, S.answering, [], ["special_analysis"], []),
    "accept_analysis": (S.answering, with_an_analysis, S.answering, [], [], []),
    "request_review": (S.answering, to_be_asked_again, S.answering, ["XF-07"], ["XF-06"], []),
    "accept_review": (S.answering, to_be_accepted, S.answering, [], [], []),
    "decide_review": (S.answering, under_review, S.answering, ["XF-08"], ["XF-07"], []),
    "add_facts": (
        S.closed,
        lambda act, case: (case, "C01", {"report": 1, "text": "昨夜又响"}),
        S.closed,
        [],
        [],
        [],
    ),
    "judge_facts": (S.closed, with_something_new, S.closed, [], [], []),
    "issue_query_code": (
        S.registered,
        lambda act, case: (case, "C01", {"report": 1}),
        S.registered,
        [],
        [],
        [],
    ),
    "draw_sample": (S.closed, lambda act, case: (case, "S01", SAMPLE), S.closed, [], [], []),
    "review_sample": (S.closed, drawn, S.closed, [], [], []),
}
