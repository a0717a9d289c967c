"""申请复查复核: the petitioner asks the next level up to look at his answer again."""

from collections.abc import Iterator
from datetime import date

from pydantic import Field
from sqlmodel import col

from casework.acts import clockwork, objects, query_codes, reporters
from casework.acts.given import Day, Given, Line, QueryCode, ShortLine, Text
from casework.acts.office_act import office_act
from casework.acts.petitioners import review_duties
from casework.acts.reporters import Reporter
from casework.acts.step import Step
from casework.acts.telling import tell
from casework.errors import Refused
from casework.rules.objects.petitioners import UNDECIDED
from casework.rules.petition_routes import ROUTES
from models.tables import Answer, Review
from models.vocabulary import Act, NoticeKind, Recipient, ReviewLevel, ReviewStatus, Role

RIGHT = {ReviewLevel.review: "XF-06", ReviewLevel.final: "XF-08"}
"""Until when the petitioner may ask (信访工作条例 §§35-36)."""
DUTY = {ReviewLevel.review: "XF-07", ReviewLevel.final: "XF-09"}
"""Until when he is to have his decision."""


class RequestReview(Given):
    report: int = Field(title="举报序号", ge=1)
    report_case: Line | None = Field(None, title="并入的案件编号")
    code: QueryCode | None = Field(None, title="查询码")
    on: Day | None = Field(None, title="申请日期")
    body: ShortLine = Field(title="复查或者复核机关")
    grounds: Text | None = Field(None, title="申请理由")


@office_act(Act.request_review, RequestReview)
def request_review(step: Step, given: RequestReview) -> None:
    """Ask for 复查 of an answer, or for 复核 of a 复查; each within 30 days, after which the right is gone.

    A 复核 is final: on the same facts and reasons nothing more is accepted (信访工作条例 §36).
    """
    reporter = reporters.find(step, given.report, given.report_case)
    own = query_codes.matches(step.office, reporter.report, given.code)
    answer, before = _looked_at(step, reporter)
    floor = (before.delivered_on if before else answer and answer.given_on) or step.problem.received_on
    on = step.check_not_before(given.on or step.today, floor, "申请日期")
    level = ReviewLevel.final if before else ReviewLevel.review
    trusted = own or step.officer.role is not Role.petitioner
    faults = tuple(_faults(step, reporter, answer, before, on)) if trusted else ()
    step.decide(own_report=own, faults=faults)
    assert answer is not None and answer.id is not None and reporter.report.id is not None
    _check_in_time(step, level, before or answer, on)
    row = objects.begin(
        step,
        Review,
        level=level,
        report_id=reporter.report.id,
        answer_id=answer.id,
        before_id=before.id if before else None,
        body=given.body,
        requested_on=on,
        grounds=given.grounds,
    )
    for key in filter(None, (DUTY[level], step.policy.petitioners.review_accepted)):
        review_duties.begin(step, key, row)
    tell(step, NoticeKind.review, [Recipient.reviewers, Recipient.lead_officers], subject=level.label)
    step.facts |= reporter.facts | {"review": row.number, "level": level, "on": f"{on}"}


def _looked_at(step: Step, reporter: Reporter) -> tuple[Answer | None, Review | None]:
    """The answer in question, and the review of it that went before; one that was not accepted is none."""
    answer = reporters.lasting_answer(step, reporter.report)
    if answer is None:
        return None, None
    held = col(Review.status) != ReviewStatus.refused
    before = objects.of_case(step, Review, col(Review.answer_id) == answer.id, held)
    return answer, before[-1] if before else None


def _faults(
    step: Step, reporter: Reporter, answer: Answer | None, before: Review | None, on: date
) -> Iterator[str]:
    if answer is None or not ROUTES[answer.route].reviewable:
        yield f"{reporter.name}没有可以申请复查的信访处理意见书"
    if before and before.status in UNDECIDED:
        yield f"{objects.name_of(before)}尚未决定"
    if before and before.level is ReviewLevel.final and before.status not in UNDECIDED:
        yield "复核意见是终局意见，同一事实和理由不再受理"
    if step.officer.role is Role.petitioner and on != step.today:
        yield "网上申请以提交当日为申请日期"


def _check_in_time(step: Step, level: ReviewLevel, looked_at: Answer | Review, on: date) -> None:
    """Met when asked in time; whoever entered it later, the day of the request counts."""
    key = RIGHT[level]
    clock = clockwork.newest(step.session, step.problem.id, key, looked_at.number)
    if clock and on > clock.due_on:
        raise Refused(
            f"申请{level.label}的期限已于{clock.due_on:%Y-%m-%d}届满，权利已丧失，不再受理。",
            code="right_lapsed",
            due_on=f"{clock.due_on}",
        )
    reporters.meet_on(step, key, looked_at.number, on)
