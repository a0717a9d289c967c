"""登记公示异议: somebody holds something against the published result."""

from pydantic import Field

from casework.acts import objects
from casework.acts.acceptance import publishing
from casework.acts.given import Day, Given, Text
from casework.acts.office_act import office_act
from casework.acts.step import Arming, Step
from models.tables import Objection
from models.vocabulary import Act, Objector


class ObjectPublicity(Given):
    objector: Objector = Field(title="异议人类别")
    text: Text = Field(title="异议内容")
    received_on: Day | None = Field(None, title="收到日期")


@office_act(Act.object_publicity, ObjectPublicity)
def object_publicity(step: Step, given: ObjectPublicity) -> None:
    """Enter an objection that came in while the result was published; who it came from is said by kind alone.

    It may be entered after the days are over, but then it was received within them (公示期内提出).
    """
    received, days = given.received_on or step.today, publishing.days(step)
    late = bool(days and received > days[1])
    said = f"公示期已于{days[1]:%Y-%m-%d}届满，此后收到的不作公示异议，请作新的举报登记" if days else ""
    step.decide(faults=(said,) if late else ())
    step.check_not_before(received, days[0] if days else step.problem.publicised_on, "收到日期")
    row = objects.begin(
        step,
        Objection,
        round=step.problem.round,
        received_on=received,
        objector=given.objector,
        text=given.text,
    )
    step.arm("objection", Arming(received, number=row.number, reference=objects.name_of(row)))
    step.facts |= {"number": row.number, "received_on": f"{received}", "objector": given.objector}
