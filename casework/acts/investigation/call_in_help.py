"""邀请支援: an expert is asked for his opinion, or another unit to help on the spot."""

from collections.abc import Iterator
from datetime import date

from pydantic import Field

from casework.acts import legal_days, objects
from casework.acts.given import Day, Given, Line, Text
from casework.acts.office_act import office_act
from casework.acts.step import Arming, Step
from models.tables import Help, Officer, Unit
from models.vocabulary import Act, HelpKind, Role

KEY = "help"


class CallInHelp(Given):
    expert: Line | None = Field(None, title="专家工号")
    unit: Line | None = Field(None, title="支援单位代码")
    purpose: Text = Field(title="事由")
    from_on: Day = Field(title="开始日期")
    due_on: Day | None = Field(None, title="截止日期（不填的按支援期限）")


@office_act(Act.call_in_help, CallInHelp)
def call_in_help(step: Step, given: CallInHelp) -> None:
    """Ask one expert or one unit (专家会诊, 驻点帮扶); whoever is asked is the only one who can answer.

    A clock runs to the day by which the help is wanted; where none is named the policy's days count.
    """
    expert = step.colleague(given.expert) if given.expert else None
    unit = step.unit(given.unit) if given.unit else None
    due_on = given.due_on or _usual_end(step, given)
    step.decide(faults=tuple(_faults(step, given, due_on, expert, unit)))
    kind = HelpKind.expert if expert else HelpKind.stationed
    called = objects.begin(
        step,
        Help,
        kind=kind,
        expert_id=expert.id if expert else None,
        unit_id=unit.id if unit else None,
        purpose=given.purpose,
        from_on=given.from_on,
        due_on=due_on,
    )
    step.arm(KEY, Arming(step.today, due_on, number=called.number, reference=objects.name_of(called)))
    step.facts |= {"help": kind.value, "from_on": f"{given.from_on}", "due_on": f"{due_on}"}


def _usual_end(step: Step, given: CallInHelp) -> date:
    """So many days of the policy after help begins."""
    return legal_days.last_day(step, KEY, max(given.from_on, step.today))


def _faults(
    step: Step, given: CallInHelp, due_on: date, expert: Officer | None, unit: Unit | None
) -> Iterator[str]:
    if (expert is None) is (unit is None):
        yield "专家和支援单位须填其一"
    if expert and expert.role is not Role.expert:
        yield f"{expert.number}（{expert.role.label}）不是专家"
    if unit and unit.id == step.problem.unit_id:
        yield "支援单位就是承办单位"
    accused = step.problem.accused_unit_id
    asked = {unit.id if unit else None, expert.unit_id if expert else None}
    if accused is not None and accused in asked:
        yield "被举报单位应当回避"
    if given.from_on < step.problem.received_on:
        yield f"开始日期早于收到日期{step.problem.received_on:%Y-%m-%d}"
    if due_on < max(given.from_on, step.today):
        yield "截止日期早于开始日期或已过"
