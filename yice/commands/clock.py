"""yice clock due|list|show"""

from datetime import date, datetime
from typing import Any

import click

from casework.acts.given import EARLIEST, written_day
from casework.errors import BadInput
from casework.office import Office
from casework.policy.clocks_book import ClockPolicy
from casework.rules import periods
from casework.rules.periods import OFFICE_ZONE, Due, Period
from models.vocabulary import PeriodUnit
from yice.commands.shared import as_json, opened, say_json

LATEST = date(2100, 1, 1)
UNITS = "、".join(f"{unit.value}（{unit.label}）" for unit in PeriodUnit)


@click.group("clock")
def command() -> None:
    """期限：推算一个截止日，查看各种法定期限。"""


@command.command("due")
@click.argument("key", metavar="ID", required=False)
@click.option("--start", metavar="DATE", help="起算事件的日期（按小时计的可写 2026-03-02T09:30）")
@click.option("--amount", type=str, help="数量（不写期限编号时）")
@click.option("--unit", type=str, help=f"单位：{UNITS}")
@click.option("--choice", help="档次（有几档的期限）")
@click.option("--conduct", help="行为发生日期，据此适用法律；不写为起算日")
@click.option("--region", help="日历地区，不写为本单位的地区")
@as_json
def due(
    key: str | None,
    start: str | None,
    amount: str | None,
    unit: str | None,
    choice: str | None,
    conduct: str | None,
    region: str | None,
    as_json: bool,
) -> None:
    """推算截止日，并用一句话说明每一步怎么算；ID 见 yice clock list。"""
    if bool(key) == bool(unit):
        raise BadInput("请写期限编号，或者写--amount和--unit，二者选一。", code="bad_field")
    if start is None:
        raise BadInput("请写起算日期：--start 2026-03-02。", code="bad_field")
    began = read_start(start)
    with opened() as office:
        found = (
            of_policy(office, key, began, choice, amount, conduct, region)
            if key
            else plain(office, read_amount(amount), read_unit(unit), began, region)
        )
    if as_json:
        say_json(found)
    else:
        click.echo(f"{found['due']}{'（暂定）' if found['provisional'] else ''}")
        click.echo(found["explain"])


def of_policy(
    office: Office,
    key: str,
    began: date | datetime,
    choice: str | None,
    amount: str | None,
    conduct: str | None,
    region: str | None,
) -> dict[str, Any]:
    """The due date of a clock of the policy."""
    book = office.policy.clocks
    policy = book[key]
    day = periods.office_day(began) if isinstance(began, datetime) else began
    length = read_amount(amount) if amount else None
    rule = book.rule(key, read_day(conduct) if conduct else day, choice=choice, amount=length)
    if rule.period is None:
        raise BadInput(f"{policy.label}由个案确定截止日，不能推算。", code="no_period")
    found = _count(office, rule.period, began, region, policy.starts_on)
    return _as_dict(
        found,
        rule.period,
        f"{policy.label}：{found.explanation}（{rule.basis}）{_assumed(policy, choice, length)}",
    )


def _assumed(policy: ClockPolicy, choice: str | None, length: int | None) -> str:
    """Harm prevented: a length that was only one of several and passes for the only one."""
    several = (policy.choices and choice is None) or (policy.most and length is None)
    unit = policy.unit.label if policy.unit else ""
    return f"本期限有几种长度：{policy.length}，此处按{policy.amount}{unit}计。" if several else ""


def plain(
    office: Office, amount: int, unit: PeriodUnit, began: date | datetime, region: str | None
) -> dict[str, Any]:
    """The due date of any period."""
    period = Period(amount, unit)
    found = _count(office, period, began, region, "")
    return _as_dict(found, period, found.explanation)


def _count(office: Office, period: Period, began: date | datetime, region: str | None, event: str) -> Due:
    with office.database.read() as session:
        calendar = office.calendars.of(session, region or office.settings.region)
    return periods.count(period, began, calendar, event=event)


def _as_dict(found: Due, period: Period, explain: str) -> dict[str, Any]:
    at = found.at.astimezone(OFFICE_ZONE)
    due = at.isoformat(timespec="minutes") if period.unit is PeriodUnit.hour else f"{found.on}"
    return {"due": due, "provisional": found.provisional, "explain": explain}


def read_start(text: str) -> date | datetime:
    """A day, or a moment in the office's zone unless it names its own."""
    if "T" not in text and " " not in text.strip():
        return read_day(text)
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        raise BadInput(f"“{text}”不是有效的时刻，应如2026-03-02T09:30。", code="bad_field") from None
    _sensible(moment.date())
    return moment if moment.tzinfo else moment.replace(tzinfo=OFFICE_ZONE)


def read_day(text: str) -> date:
    """A day that exists and lies where calendars can be."""
    try:
        return _sensible(date.fromisoformat(written_day(text)))
    except ValueError:
        raise BadInput(f"“{text}”不是有效日期，应如2026-03-02。", code="bad_field") from None


def _sensible(day: date) -> date:
    """Harm prevented: a day so far off that counting on runs out of years."""
    if not EARLIEST <= day <= LATEST:
        raise BadInput(f"日期{day}不合常理，应在{EARLIEST}至{LATEST}之间。", code="bad_field")
    return day


def read_amount(text: str | None) -> int:
    """A whole number; how large it may be is the rule's to say."""
    try:
        return int(text or "")
    except ValueError:
        raise BadInput("--amount须是整数。", code="bad_field") from None


def read_unit(text: str | None) -> PeriodUnit:
    """One of the units."""
    try:
        said = (text or "").removeprefix("个")
        return next((u for u in PeriodUnit if u.label.removeprefix("个") == said), None) or PeriodUnit(said)
    except ValueError:
        raise BadInput(f"没有单位“{text or ''}”，可选：{UNITS}。", code="bad_field") from None


@command.command("list")
@click.option("--field", help="只看一个领域，如 信访、处罚")
@as_json
def list_(field: str | None, as_json: bool) -> None:
    """列出各种期限。"""
    with opened() as office:
        found = {k: c for k, c in office.policy.clocks.clocks.items() if field in (None, c.field)}
    if as_json:
        say_json([{"id": k, "label": c.label, "field": c.field, "period": c.length} for k, c in found.items()])
    for key, policy in () if as_json else found.items():
        click.echo(f"{key}　{policy.label}　{policy.length}　{policy.starts_on}起　{policy.field}")


@command.command("show")
@click.argument("key", metavar="ID")
@as_json
def show(key: str, as_json: bool) -> None:
    """看一种期限的全部规定。"""
    with opened() as office:
        book = office.policy.clocks
        policy = book[key]
        laws = {b.law: book.instruments[b.law] for b in policy.bases}
    if as_json:
        say_json({"id": key, **policy.model_dump(mode="json")})
        return
    click.echo(f"{key}　{policy.label}（{policy.field}）　{policy.length}　可信度{policy.confidence}")
    click.echo(f"起算：{policy.starts_on}　责任：{policy.actor}　届满：{policy.on_expiry.label}")
    for basis in policy.bases:
        law = laws[basis.law]
        own = f"　{basis.period}" if basis.period else ""
        click.echo(f"依据：{book.cite(basis)}{own}　{law.valid_from or ''}至{law.valid_to or '今'}")
    for extension in policy.extensions:
        click.echo(book.say_extension(extension))
    if policy.pauses:
        click.echo(f"不计入：{'、'.join(reason.label for reason in policy.pauses)}")
    if policy.note:
        click.echo(policy.note)
