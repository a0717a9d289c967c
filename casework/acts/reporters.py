"""The reports of a case inside an act: its own and those of every case merged into it, each owed an answer."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlmodel import Session, col, select

from casework.acts import clockwork, objects
from casework.acts.case_file import OPEN
from casework.acts.family import family
from casework.acts.step import Arming, Step
from casework.errors import NotFound
from casework.policy.petitioners_book import CallBackPolicy
from casework.rules.petition_routes import ROUTES
from casework.rules.sampling import within_share
from models.tables import Answer, CallBack, Clock, Notification, Problem, Report
from models.vocabulary import (
    Act,
    Anonymity,
    AnswerStatus,
    CallBackStatus,
    Channel,
    ClockStatus,
    NotificationStatus,
    Outcome,
    PetitionRoute,
)

ASSIGNED_BY = (Channel.petition_office, Channel.superior)
NOTICE, NOTICE_ASSIGNED = "reporter_notice", "reporter_notice_assigned"
LASTING = (AnswerStatus.delivered, AnswerStatus.published)
UNDER_WAY = (AnswerStatus.draft, AnswerStatus.signed)


@dataclass(frozen=True)
class Reporter:
    """A report with the number of the case that it came in on."""

    case: str
    report: Report
    leading: bool

    @property
    def name(self) -> str:
        """举报2, or with its own case number when that case was merged."""
        return f"举报{self.report.number}" if self.leading else f"{self.case}举报{self.report.number}"

    @property
    def facts(self) -> dict[str, Any]:
        """What an event may hold of a report: numbers."""
        return {"report": self.report.number, "report_case": self.case}


def of_problem(session: Session, problem: Problem) -> Iterator[Reporter]:
    """Every report of a problem and of what was merged into it, at whatever remove."""
    for one in family(session, problem):
        own = select(Report).where(Report.problem_id == one.id).order_by(col(Report.number))
        for report in session.exec(own):
            yield Reporter(one.case_number, report, one is problem)


def find(step: Step, number: int, case: str | None = None) -> Reporter:
    """The report of this number; `case` names the merged case it came in on. NotFound otherwise."""
    wanted = case or step.problem.case_number
    for reporter in of_problem(step.session, step.problem):
        if (reporter.case, reporter.report.number) == (wanted, number):
            return reporter
    where = f"并入的案件{case}" if case else ""
    raise NotFound(f"本案{where}没有举报{number}。", code="no_such_report")


def of_answer(step: Step, answer: Answer) -> Reporter:
    """The report that an answer answers."""
    return next(r for r in of_problem(step.session, step.problem) if r.report.id == answer.report_id)


# Notices


def owe_notices(step: Step) -> None:
    """Each reporter of the case not yet provided for is owed a notice; what nobody can be told is recorded.

    The clock runs from the office's receipt (信访工作条例 §23(2), or (3) for what was assigned); until the
    case is screened its acceptance clock stands for it. Called again for a report that is added later; and
    when a case is screened anew whoever was told of the earlier decision is owed the new one.
    """
    rows = objects.of_case(step, Notification)
    told = {row.report_id for row in rows if row.status is NotificationStatus.told}
    known = {row.report_id for row in rows} - (told if step.act is Act.screen else set())
    query = select(Report).where(Report.problem_id == step.problem.id).order_by(col(Report.number))
    for report in step.session.exec(query).all():
        if report.id not in known:
            _owe_notice(step, report, again=report.id in told)


def _owe_notice(step: Step, report: Report, again: bool) -> None:
    assert report.id is not None
    if not report.reachable:  # 姓名（名称）、住址不清的除外
        over = {"ended_at": step.request.now, "ended_by_id": step.officer.id}
        objects.begin(step, Notification, Outcome.refuse, report_id=report.id, **over)
        return
    row = objects.begin(step, Notification, report_id=report.id)
    received = step.today if again else max(report.received_on, step.problem.received_on)
    step.arm(notice_clock(report), Arming(received, number=row.number, reference=objects.name_of(row)))


def notice_clock(report: Report) -> str:
    """The clock of a notice: one's own item or one that was passed on."""
    return NOTICE_ASSIGNED if report.channel in ASSIGNED_BY else NOTICE


def notification_of(step: Step, report: Report) -> Notification | None:
    """What its reporter was told, on whichever case the report came in."""
    query = select(Notification).where(Notification.report_id == report.id)
    return step.session.exec(query.order_by(col(Notification.id).desc())).first()


# Answers


def answers_of(step: Step, report: Report) -> list[Answer]:
    """The answers to a report in the present generation, the newest last."""
    now = Answer.generation == step.problem.generation
    return objects.of_case(step, Answer, Answer.report_id == report.id, now)


def lasting_answer(step: Step, report: Report) -> Answer | None:
    """The answer that the reporter has and that still holds."""
    return next((a for a in reversed(answers_of(step, report)) if a.status in LASTING), None)


def unanswered(step: Step) -> list[str]:
    """The reporters by name whom the office can reach and has not answered (法典 §146)."""
    return [
        reporter.name
        for reporter in of_problem(step.session, step.problem)
        if must_be_answered(reporter.report) and lasting_answer(step, reporter.report) is None
    ]


def uncalled(step: Step) -> list[str]:
    """The reporters by name who have their answer and have still to be asked whether it satisfies them."""
    rule, said = step.policy.petitioners.call_back, []
    for reporter in of_problem(step.session, step.problem):
        answer = lasting_answer(step, reporter.report)
        calls = objects.of_case(step, CallBack, CallBack.answer_id == answer.id) if answer else []
        if answer and is_to_be_called(rule, reporter, answer, calls):
            said.append(reporter.name)
    return said


def is_to_be_called(rule: CallBackPolicy, reporter: Reporter, answer: Answer, calls: list[CallBack]) -> bool:
    """Whoever has his answer is called until he was reached, or tried often enough."""
    if answer.status is not AnswerStatus.delivered or len(calls) >= rule.attempts:
        return False
    if any(call.status is not CallBackStatus.not_reached for call in calls):
        return False
    return within_share(f"{reporter.case}/{reporter.report.number}", rule.share_percent)


def must_be_answered(report: Report) -> bool:
    """Whoever gave his name gets feedback, whether or not he demands secrecy (法典 §146)."""
    return report.reachable and report.anonymity is not Anonymity.anonymous


def answer_due(step: Step, route: PetitionRoute, notification: Notification | None) -> date:
    """By when a report is to be answered: by its clock of the law, else by the office's own rule."""
    clock = handling_clock(step, route, notification)
    if clock:
        return clock.due_on
    began = step.problem.accepted_on or step.problem.received_on
    return began + timedelta(days=step.policy.petitioners.reply_days)


def handling_clock(step: Step, route: PetitionRoute, notification: Notification | None) -> Clock | None:
    """The 60 days of a report under §31(6), open or ended, on whichever case it came in."""
    key = ROUTES[route].handling
    if key is None or notification is None:
        return None
    return clockwork.newest(step.session, notification.problem_id, key, notification.number)


def meet_handling(step: Step, answer: Answer) -> bool | None:
    """An opinion is given: the 60 days of its report end, on whichever case they run; whether in time.

    Those of a report that came in on a case merged into this one run on there, so that they ring when nobody
    answers; that case is looked at again by the watch.
    """
    report = step.session.get(Report, answer.report_id)
    assert report is not None
    row, key = notification_of(step, report), ROUTES[answer.route].handling
    if row is None or key is None:
        return None
    if row.problem_id == step.problem.id:
        return meet_on(step, key, row.number, step.today)
    return _meet_elsewhere(step, row, key)


def _meet_elsewhere(step: Step, row: Notification, key: str) -> bool | None:
    """The leading case is locked already; the merged one is locked after it, by everybody in this order."""
    merged = select(Problem).where(Problem.id == row.problem_id).with_for_update(key_share=True)
    other = step.session.exec(merged).one()
    clock = clockwork.newest(step.session, other.id, key, row.number)
    if clock is None or clock.status not in OPEN:
        return None
    clockwork.end(clock, step)
    other.next_at = step.request.now
    step.session.add(other)
    step.facts["met_in"] = other.case_number
    return clock.status is ClockStatus.met


# Clocks met on a legal day


def meet_on(step: Step, key: str, number: int, day: date) -> bool | None:
    """Meet an object's open clock on the day the duty was really done; whether in time, None without one."""
    met = clockwork.meet(step, key, number, day)
    return met[-1].status is ClockStatus.met if met else None
