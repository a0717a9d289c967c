"""阶段性办结: part of the work is done; what is left and when it is reported on next."""

from pydantic import Field

from casework.acts.given import Day, Given, Text
from casework.acts.office_act import office_act
from casework.acts.step import Arming, Step
from models.vocabulary import Act


class NotePartial(Given):
    done: Text = Field(title="已完成的部分")
    left: Text = Field(title="尚未完成的部分")
    next_on: Day = Field(title="下次报告日期")
    on: Day | None = Field(None, title="阶段性办结日期")


@office_act(Act.note_partial, NotePartial)
def note_partial(step: Step, given: NotePartial) -> None:
    """Note that a problem is done in part; it is not done, and its own clocks run on (DC-01: 滚动办理).

    A clock runs to the next report; it is met by that report or by asking for acceptance.
    """
    late = f"下次报告日期{given.next_on:%Y-%m-%d}须晚于今天"
    step.decide(faults=(late,) if given.next_on <= step.today else ())
    on = step.check_not_before(given.on or step.today, step.problem.accepted_on, "阶段性办结日期")
    step.problem.done_in_part_on, step.problem.part_left = on, given.left
    step.arm("partial_report", Arming(on, given.next_on))
    step.facts |= {"on": f"{on}", "next_on": f"{given.next_on}", "done": given.done, "left": given.left}
