"""答复: a report is answered, demand by demand."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from pydantic import Field
from sqlmodel import select

from casework.acts import clockwork, objects, reporters
from casework.acts.given import Day, Given, Line, ShortLine, Text
from casework.acts.office_act import office_act
from casework.acts.reporters import Reporter
from casework.acts.step import Arming, Step
from casework.acts.telling import tell
from casework.rules.periods import office_day
from casework.rules.petition_routes import ROUTES
from models.tables import Answer, Clock, Demand, Notification, Report, Review
from models.vocabulary import (
    Act,
    AnswerForm,
    AnswerStatus,
    DemandAnswer,
    DemandStatus,
    NoticeKind,
    NoticeMode,
    Outcome,
    PetitionRoute,
    Recipient,
    ReviewStatus,
)

RIGHT, AGAIN = "XF-06", "reply_again"


class AnsweredDemand(Given):
    demand: int | None = Field(None, title="诉求序号", ge=1)
    outcome: DemandAnswer = Field(title="处理意见")
    text: Text = Field(title="意见内容")


class Reply(Given):
    report: int = Field(title="举报序号", ge=1)
    report_case: Line | None = Field(None, title="并入的案件编号")
    route: PetitionRoute | None = Field(None, title="处理途径")
    form: AnswerForm = Field(title="答复形式")
    items: tuple[AnsweredDemand, ...] = Field(title="逐项意见", min_length=1, max_length=100)
    basis: Text = Field(title="法律政策依据")
    text: Text = Field(title="答复举报人意见")
    result: Text | None = Field(None, title="调查处理结果")
    review_body: ShortLine | None = Field(None, title="复查机关")
    on: Day | None = Field(None, title="送达或公开日期")
    mode: NoticeMode | None = Field(None, title="送达方式")
    place: Line | None = Field(None, title="公开位置")


@office_act(Act.reply, Reply)
def reply(step: Step, given: Reply) -> None:
    """Answer one report. What goes by §31(6) is a 信访处理意见书, signed by another and then delivered (§32).

    Everything else is delivered as it is written; where nobody can be reached it is published instead.
    """
    reporter = reporters.find(step, given.report, given.report_case)
    notification = reporters.notification_of(step, reporter.report)
    told = notification.route if notification else None
    route = told or given.route
    step.decide(faults=(*_faults(step, given, reporter, route), *_other_route(given, told)))
    assert route is not None and reporter.report.id is not None
    answer = objects.begin(step, Answer, _ends_in(route, reporter.report), **_columns(given, reporter, route))
    step.facts |= reporter.facts | said_of(answer)
    if answer.status is AnswerStatus.draft:
        tell(step, NoticeKind.reply_signature, [Recipient.lead_officers])
        return
    on = step.check_not_before(given.on or step.today, step.problem.received_on, "送达或公开日期")
    hand_over(step, answer, reporter, notification, on, given.mode)
    answer.ended_at, answer.ended_by_id = step.request.now, step.officer.id


def _columns(given: Reply, reporter: Reporter, route: PetitionRoute) -> dict:
    copied = ("form", "basis", "text", "result", "review_body", "place")
    return {
        "report_id": reporter.report.id,
        "route": route,
        "items": [item.model_dump(mode="json") for item in given.items],
        **{name: getattr(given, name) for name in copied},
    }


def _ends_in(route: PetitionRoute, report: Report) -> Outcome | None:
    if ROUTES[route].reviewable:
        return None
    return Outcome.sent if report.reachable else Outcome.published


def said_of(answer: Answer) -> dict:
    """What an event says of an answer: its kind and how many demands were met how."""
    counts = Counter(item["outcome"] for item in answer.items)
    return {
        "answer": answer.number,
        "route": answer.route,
        "form": answer.form,
        "items": {kind.value: counts[kind.value] for kind in DemandAnswer if counts[kind.value]},
    }


def hand_over(
    step: Step,
    answer: Answer,
    reporter: Reporter,
    notification: Notification | None,
    on: date,
    mode: NoticeMode | None,
) -> None:
    """The reporter has his answer, or it is out in the open: the duty is met, his right to a review begins."""
    answer.given_on, answer.mode = on, mode
    again = _owed_again(step, reporter.report)
    done_on = office_day(answer.signed_at) if answer.signed_at and not again else on
    due_on = again[0].due_on if again else reporters.answer_due(step, answer.route, notification)
    if answer.status is AnswerStatus.delivered and ROUTES[answer.route].reviewable:
        step.arm(RIGHT, Arming(on, number=answer.number, reference=objects.name_of(answer)))
    for clock in again:
        reporters.meet_on(step, AGAIN, clock.number, on)
    step.facts |= {
        "on": f"{on}",
        "mode": mode,
        "due_on": f"{due_on}",
        "in_time": done_on <= due_on,
        "days": (on - max(reporter.report.received_on, step.problem.received_on)).days,
    }


def _owed_again(step: Step, report: Report) -> list[Clock]:
    """The open clocks of an answer that was revoked and is to be given anew."""
    revoked = Review.report_id == report.id, Review.status == ReviewStatus.revoked
    reviews = objects.of_case(step, Review, *revoked)
    return [clock for review in reviews for clock in clockwork.of_object(step, AGAIN, review.number)]


def _other_route(given: Reply, told: PetitionRoute | None) -> Iterator[str]:
    if told and given.route and given.route is not told:
        yield f"已告知的处理途径为{told.label}"


def _faults(step: Step, given: Reply, reporter: Reporter, route: PetitionRoute | None) -> Iterator[str]:
    for answer in reporters.answers_of(step, reporter.report):
        if answer.status in (*reporters.LASTING, *reporters.UNDER_WAY):
            yield f"{reporter.name}已有{objects.stated(answer)}"
    yield from _unanswered_demands(step, given)
    if given.form is AnswerForm.platform and not given.result:
        yield "举报平台回复须填写调查处理结果"
    if route is None:
        yield "缺少处理途径"
        return
    unclear = step.problem.finding is None and not step.problem.forwarded_to
    if ROUTES[route].after_findings and unclear:
        yield "调查结论尚未作出"
    yield from _petition_faults(given, reporter.report, route)


def _unanswered_demands(step: Step, given: Reply) -> Iterator[str]:
    """Each demand is answered by itself (信访工作条例 §32)."""
    mine = (Demand.problem_id == step.problem.id, Demand.status != DemandStatus.withdrawn)
    asked = set(step.session.exec(select(Demand.number).where(*mine)))
    answered = [item.demand for item in given.items]
    for number in sorted(asked - set(answered)):
        yield f"诉求{number}尚未答复"
    for number in sorted({n for n in answered if n} - asked):
        yield f"本案没有诉求{number}"
    if len(answered) != len(set(answered)):
        yield "同一诉求答复了多次"


def _petition_faults(given: Reply, report: Report, route: PetitionRoute) -> Iterator[str]:
    reviewable = ROUTES[route].reviewable
    if reviewable != (given.form is AnswerForm.opinion):
        yield f"处理途径为{route.label}的{'须' if reviewable else '不'}出具信访处理意见书"
    if reviewable and not given.review_body:
        yield "须写明30日内可向哪个机关申请复查"
    if not reviewable and given.review_body:
        yield f"处理途径为{route.label}的不适用复查复核"
    if reviewable and given.on:
        yield "信访处理意见书签发后方可送达"
    if reviewable and not report.reachable:
        yield "无法联系的举报人不适用信访求决途径"
    if not report.reachable and not given.place:
        yield "举报人无法联系，答复须公开，请写明公开位置"
    if report.reachable and not reviewable and not given.mode:
        yield "缺少送达方式"
