"""销号办结: struck off after publication, or closed by the answer; post-supervision begins where it is due."""

from collections.abc import Iterator

from pydantic import Field

from casework.acts import correspondence, objects
from casework.acts.acceptance import grounds, publishing
from casework.acts.acceptance.strike_off_item import left, names, objection_faults, strike_off
from casework.acts.given import Given, Text
from casework.acts.office_act import office_act
from casework.acts.post_supervision.rounds import plan_rounds
from casework.acts.step import Step
from models.tables import Letter, Measure
from models.vocabulary import Act, LetterStatus, Stage

WITH_THE_REST = "验收通过，公示期满无未核实异议，整体销号"


class Close(Given):
    reason: Text | None = Field(None, title="办结意见或答复内容")
    whole: bool = Field(False, title="其余措施一并销号")


@office_act(Act.close, Close)
def close(step: Step, given: Close) -> None:
    """Strike off once the days of publication are over, or close with the answer given.

    Every measure must have been struck off, or is with this act when `whole`; answering is not rectifying.
    A case that was forwarded is closed when the body it went to has answered; its letter is closed with it.
    Strike-off creates the recheck rounds of the policy (法典 §1060; 按日连续处罚办法 §10).
    """
    shown = step.from_stage is Stage.publicity
    waiting = left(step) if shown else []
    letters = correspondence.carried(step)
    held = (*objection_faults(step), *grounds.unpunished(step)) if shown else ()
    on_show = (*held, *_left_over(waiting, given)) if shown else ()
    move = step.decide(
        publicity_ends_on=publishing.running_until(step), faults=(*on_show, *_owed(step, letters))
    )
    correspondence.end_carried(step, letters)
    step.problem.closed_on = step.today
    if step.from_stage is Stage.answering:
        step.problem.answered_on = step.today
    if move.target is Stage.post_supervision:
        step.problem.struck_off_on = step.today
        strike_off(step, waiting, WITH_THE_REST, step.today)
        plan_rounds(step)


def _left_over(waiting: list[Measure], given: Close) -> tuple[str, ...]:
    """Each item is struck off by itself, or all that are left at once when that is what is asked for."""
    if given.whole or not waiting:
        return ()
    return (f"{names(waiting)}尚未销号，请逐项销号，或者填写其余措施一并销号（whole）",)


def _owed(step: Step, letters: list[Letter]) -> Iterator[str]:
    for letter in letters:
        name = objects.name_of(letter)
        if letter.status is LetterStatus.objected:
            yield f"对{name}（{letter.kind.label}）的异议尚未处理"
        elif step.from_stage is Stage.forwarded and letter.status is not LetterStatus.answered:
            yield f"{name}（{letter.kind.label}）尚未回复，请先登记回复"
