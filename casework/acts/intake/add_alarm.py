"""并入报警: the same station has gone over the same limit again."""

from datetime import datetime

from pydantic import AwareDatetime, Field

from casework.acts.given import Given, Line, Ref
from casework.acts.office_act import office_act
from casework.acts.step import Step
from models.tables import Alarm
from models.vocabulary import Act


class AlarmGiven(Given):
    """One reading over its limit, as it was taken in."""

    station: Ref = Field(title="站点编号", max_length=24)
    pollutant: Ref = Field(title="因子编码", max_length=20)
    at: AwareDatetime = Field(title="监测时刻")
    value: float = Field(title="监测值", allow_inf_nan=False)
    limit: float | None = Field(None, title="限值", allow_inf_nan=False)
    raw_hash: Line = Field(title="原文摘要", max_length=64)
    key: bool = Field(True, title="重点排污单位")


class AddAlarm(Given):
    alarm: AlarmGiven = Field(title="在线监控报警")


@office_act(Act.add_alarm, AddAlarm)
def add_alarm(step: Step, given: AddAlarm) -> None:
    """Keep one more alarm with the case that the first one opened."""
    step.decide()
    keep_alarm(step, given.alarm)


def keep_alarm(step: Step, alarm: AlarmGiven) -> None:
    """The alarm's row; the event carries its figures."""
    assert step.problem.id is not None
    at: datetime = alarm.at
    said = alarm.model_dump(exclude={"key"})
    step.session.add(Alarm(problem_id=step.problem.id, taken_at=step.request.now, **said))
    step.facts |= {
        "station": alarm.station,
        "pollutant": alarm.pollutant,
        "at": at.isoformat(timespec="seconds"),
        "value": alarm.value,
        "limit": alarm.limit,
    }
