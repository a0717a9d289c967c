"""处罚立案: a suspected violation becomes a penalty case."""

from pydantic import Field

from casework.acts import clockwork, legal_days, objects
from casework.acts.enforcement import penalties_over
from casework.acts.given import Day, Given, Line, Text
from casework.acts.office_act import office_act
from casework.acts.step import Arming, Step
from models.tables import Penalty
from models.vocabulary import Act, PenaltyKind


class FilePenaltyCase(Given):
    party: Line = Field(title="当事人")
    cause: Text = Field(title="案由")
    conduct_on: Day = Field(title="行为发生日期（据此适用法律）")
    found_on: Day = Field(title="发现日期")
    filed_on: Day | None = Field(None, title="立案日期")


@office_act(Act.file_penalty_case, FilePenaltyCase)
def file_penalty_case(step: Step, given: FilePenaltyCase) -> None:
    """File a penalty case; whether in time follows from the day of the finding (处罚办法 §18, 处罚法 §54).

    Periods of procedure follow the law of the day of each step, limitation that of the day of the conduct.
    """
    found = step.check_not_before(given.found_on, given.conduct_on, "发现日期")
    filed = step.check_not_before(given.filed_on or step.today, found, "立案日期")
    due_on = legal_days.last_day(step, "CF-01", found)
    step.decide()
    case = objects.begin(
        step,
        Penalty,
        kind=PenaltyKind.ordinary,
        filed_on=filed,
        **given.model_dump(exclude={"filed_on"}),
    )
    penalties_over.note(step)
    clockwork.meet(step, "CF-01", 0)
    step.arm("CF-02", Arming(filed, number=case.number, reference=objects.name_of(case)))
    step.facts |= {"kind": case.kind, "conduct_on": f"{given.conduct_on}", "found_on": f"{found}"}
    step.facts |= {"filed_on": f"{filed}", "filing_due_on": f"{due_on}", "filed_late": filed > due_on}
