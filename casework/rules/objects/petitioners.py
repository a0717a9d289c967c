"""群众: notices, answers, calls, analyses, reviews, added facts and samples."""

from casework.rules.objects.life import Arrow, Life
from models.vocabulary import (
    Act,
    AnalysisStatus,
    AnswerStatus,
    CallBackStatus,
    NotificationStatus,
    Outcome,
    ReviewStatus,
    SampleStatus,
    SupplementStatus,
)

A, O, N, W = Act, Outcome, NotificationStatus, AnswerStatus  # noqa: E741  the tables read as columns
C, Y, V, S, P = CallBackStatus, AnalysisStatus, ReviewStatus, SupplementStatus, SampleStatus
SAID = ((O.satisfied, C.satisfied), (O.basically, C.basically), (O.unsatisfied, C.unsatisfied))

NOTIFICATION = Life(
    "Notification",
    "告知",
    "told_on",
    (
        *(Arrow(None, act, N.owed) for act in (A.screen, A.add_report)),
        *(Arrow(None, act, N.exempt, O.refuse) for act in (A.screen, A.add_report)),
        Arrow(None, A.notify_reporter, N.told),
        *(Arrow(state, A.notify_reporter, N.told) for state in (N.owed, N.exempt)),
    ),
    holds=(N.owed,),
)
ANSWER = Life(
    "Answer",
    "答复",
    "text",
    (
        Arrow(None, A.reply, W.draft),
        Arrow(None, A.reply, W.delivered, O.sent),
        Arrow(None, A.reply, W.published, O.published),
        Arrow(W.draft, A.sign_reply, W.signed),
        Arrow(W.draft, A.sign_reply, W.returned, O.refuse),
        Arrow(W.signed, A.deliver_reply, W.delivered),
        Arrow(W.delivered, A.decide_review, W.revoked),
    ),
    holds=(W.draft, W.signed),
)
CALL_BACK = Life(
    "CallBack",
    "回访",
    "called_on",
    (
        *(Arrow(None, act, state, said) for act in (A.call_back, A.rate) for said, state in SAID),
        Arrow(None, A.call_back, C.not_reached, O.not_reached),
    ),
)
ANALYSIS = Life(
    "Analysis",
    "专项剖析",
    "causes",
    (
        *(Arrow(None, act, Y.open) for act in (A.call_back, A.rate)),
        Arrow(Y.open, A.file_analysis, Y.filed),
        Arrow(Y.filed, A.accept_analysis, Y.accepted),
        Arrow(Y.filed, A.accept_analysis, Y.open, O.refuse),
    ),
    clock="special_analysis",
    holds=(Y.open, Y.filed),
)
UNDECIDED = (V.asked, V.taken)
REVIEW = Life(
    "Review",
    "复查复核",
    "body",
    (
        Arrow(None, A.request_review, V.asked),
        Arrow(V.asked, A.accept_review, V.taken, O.take),
        Arrow(V.asked, A.accept_review, V.refused, O.refuse),
        *(Arrow(state, A.decide_review, V.upheld, O.uphold) for state in UNDECIDED),
        *(Arrow(state, A.decide_review, V.changed, O.change) for state in UNDECIDED),
        *(Arrow(state, A.decide_review, V.revoked, O.revoke) for state in UNDECIDED),
    ),
    holds=UNDECIDED,
)
SUPPLEMENT = Life(
    "Supplement",
    "补充情况",
    "received_on",
    (
        Arrow(None, A.add_facts, S.open),
        Arrow(S.open, A.judge_facts, S.taken, O.take),
        Arrow(S.open, A.judge_facts, S.set_aside, O.set_aside),
    ),
    holds=(S.open,),
)
SAMPLE = Life(
    "SampleReview",
    "第三方评估",
    "body",
    (
        Arrow(None, A.draw_sample, P.drawn),
        Arrow(P.drawn, A.review_sample, P.reviewed),
    ),
)

LIVES = (NOTIFICATION, ANSWER, CALL_BACK, ANALYSIS, REVIEW, SUPPLEMENT, SAMPLE)
