"""告知信访人: a reporter is told what becomes of his report."""

from collections.abc import Iterator

from pydantic import Field

from casework.acts import clockwork, objects, reporters
from casework.acts.given import Day, Given, Text
from casework.acts.office_act import office_act
from casework.acts.reporters import Reporter
from casework.acts.step import Arming, Step
from casework.rules.petition_routes import ROUTES
from models.tables import Clock, Notification
from models.vocabulary import Act, ClockStatus, NoticeContent, NoticeMode, PetitionRoute, Stage

TOLD_IN = {Stage.refused: NoticeContent.refused, Stage.merged: NoticeContent.merged}


class NotifyReporter(Given):
    report: int = Field(title="举报序号", ge=1)
    mode: NoticeMode = Field(title="告知方式")
    on: Day | None = Field(None, title="告知日期")
    route: PetitionRoute | None = Field(None, title="处理途径")
    explanation: Text | None = Field(None, title="告知内容（不予受理须写明理由）")


@office_act(Act.notify_reporter, NotifyReporter)
def notify_reporter(step: Step, given: NotifyReporter) -> None:
    """Tell a reporter of acceptance and procedure, of refusal and why, or where his report went (§§22-23).

    Done on the case that the report came in on, also when that was merged. What goes by §31(6) of the
    信访工作条例 starts its 60 days here, from the day of acceptance.
    """
    reporter = reporters.find(step, given.report)
    on = step.check_not_before(given.on or step.today, step.problem.received_on, "告知日期")
    content = _content(step)
    step.decide(faults=tuple(_faults(given, reporter, content)))
    row = _row(step, reporter)
    row.content, row.route, row.mode = content, given.route, given.mode
    row.told_on, row.explanation = on, given.explanation
    in_time = reporters.meet_on(step, reporters.notice_clock(reporter.report), row.number, on)
    _start_handling(step, row)
    step.facts |= reporter.facts | {
        "content": content,
        "mode": given.mode,
        "on": f"{on}",
        "route": given.route,
        "in_time": in_time,
    }


def _content(step: Step) -> NoticeContent:
    if step.problem.forwarded_to and step.problem.accepted_on is None:
        return NoticeContent.forwarded
    assert step.from_stage is not None
    return TOLD_IN.get(step.from_stage, NoticeContent.accepted)


def _faults(given: NotifyReporter, reporter: Reporter, content: NoticeContent) -> Iterator[str]:
    if content is NoticeContent.refused and not given.explanation:
        yield "不予受理须告知理由"
    if content in (NoticeContent.accepted, NoticeContent.merged) and not given.route:
        yield "受理须告知处理途径"
    if given.route and content in (NoticeContent.refused, NoticeContent.forwarded):
        yield "未受理的不确定处理途径"
    if given.route and ROUTES[given.route].reviewable and not reporter.report.reachable:
        yield "无法联系的举报人不适用信访求决途径"


def _row(step: Step, reporter: Reporter) -> Notification:
    """The notice that was owed, or one for a report that came after the screening."""
    assert reporter.report.id is not None
    row = reporters.notification_of(step, reporter.report)
    if row is None:
        row = objects.begin(step, Notification, report_id=reporter.report.id)
        row.ended_at, row.ended_by_id = step.request.now, step.officer.id
    else:
        objects.advance(step, row)
    return row


def _running(step: Step, row: Notification, key: str) -> list[Clock]:
    """The days that the reporter was promised before the case was screened anew."""
    earlier = Notification.report_id == row.report_id, Notification.number != row.number
    rows = objects.of_case(step, Notification, *earlier)
    return [clock for one in rows for clock in clockwork.of_object(step, key, one.number)]


def _start_handling(step: Step, row: Notification) -> None:
    key = ROUTES[row.route].handling if row.route else None
    if key and row.content is NoticeContent.accepted:
        running = _running(step, row, key)  # they go on, as one clock
        began = min([step.problem.accepted_on or step.today, *(clock.started_on for clock in running)])
        for clock in running:
            clockwork.stop(clock, ClockStatus.cancelled, step)
        step.arm(key, Arming(began, number=row.number, reference=objects.name_of(row)))
