"""重复线索 and 脱敏稿: what a report is like, and what of a problem may leave the office."""

from casework.rules.objects.life import Arrow, Life
from models.vocabulary import Act, LikenessStatus, Outcome, RedactionStatus

A, O, L, D = Act, Outcome, LikenessStatus, RedactionStatus  # noqa: E741  the tables read as columns

LIKENESS = Life(
    "Likeness",
    "重复线索",
    "reason",
    (
        *(Arrow(None, act, L.proposed) for act in (A.register, A.add_report, A.note_clue)),
        Arrow(L.proposed, A.judge_likeness, L.confirmed, O.confirm),
        Arrow(L.proposed, A.judge_likeness, L.dismissed, O.dismiss),
    ),
)
REDACTION = Life(
    "Redaction",
    "脱敏稿",
    "text",
    (
        Arrow(None, A.draft_redaction, D.drafted),
        Arrow(D.drafted, A.draft_redaction, D.superseded),
        Arrow(D.drafted, A.sign_redaction, D.signed),
        Arrow(D.signed, A.sign_redaction, D.superseded),
    ),
)

LIVES = (LIKENESS, REDACTION)
