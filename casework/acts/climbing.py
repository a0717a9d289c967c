"""The escalation ladder inside an act: what stands, what comes next, what is to be lifted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from casework.acts import clockwork, objects, rung_letters
from casework.acts.step import Arming, Step
from casework.rules import ladder
from casework.rules.colours import ColourFacts
from casework.rules.ladder import ORDER, STANDS, Climb, LadderFacts
from casework.rules.lifecycle import LADDER_REPLY
from casework.rules.stages import LIVE
from models.tables import Clock, Escalation
from models.vocabulary import ClockStatus, Rung, RungStatus, Stage


@dataclass(frozen=True)
class View:
    """The ladder as it stands: the rows of this climb, what comes next, what is to be lifted."""

    rows: Sequence[Escalation]
    climb: Climb | None
    lift: tuple[Rung, ...]
    over: bool

    @property
    def settles(self) -> bool:
        """Whether there is something to stand down: rungs to lift, or a climb that is over."""
        return bool(self.lift) or self.over

    def next_at(self, as_of: datetime) -> list[datetime]:
        """When the ladder has to be looked at again, after the moment it is looked at."""
        if self.settles:
            return [as_of]
        return [max(self.climb.due_at, as_of)] if self.climb else []


def view(step: Step, facts: ColourFacts, clocks: Sequence[Clock]) -> View:
    """The ladder after the act, from the facts its colour was derived from."""
    problem, book = step.problem, step.policy.ladder
    rows = step.file.rungs
    done = problem.stage is Stage.archived
    seen = LadderFacts(
        colour=problem.colour,
        since=problem.colour_since or step.as_of,
        periods=facts.values.get("attention_periods", 0),
        reds=problem.reds,
        unsatisfied=problem.unsatisfied,
        returned=facts.values.get("returned", 0),
        as_of=step.as_of,
        standing={row.rung: row.status for row in sorted(rows, key=lambda row: row.episode)},
        unanswered={
            ORDER[c.number]: c.due_at for c in clocks if c.key == LADDER_REPLY and c.due_at <= step.as_of
        },
    )
    lift = ladder.to_lift(seen, book.stand_down_at, book.step_down, done, book.kept)
    if problem.open_analyses:  # a petitioner was not satisfied and nobody has said why
        lift = ()
    calm = done or problem.colour in book.stand_down_at
    up = [row.rung for row in rows if row.status in STANDS]
    over = calm and set(up) <= set(lift) and any(row.episode == problem.episode for row in rows)
    open_rungs = [p for p in book.rungs if not lifted_at_once(step, p.rung)]
    rests = calm or problem.stage not in LIVE  # a clock by hand may still colour what was refused or merged
    return View(rows, None if rests else ladder.next_climb(open_rungs, seen), lift, over)


def lifted_at_once(step: Step, rung: Rung) -> bool:
    """Whether the rule would lift the rung in the case's present colour.

    Harm prevented: a rung that is climbed and lifted by turns, without end, in one round of the watch.
    """
    facts = LadderFacts(step.problem.colour, step.as_of, standing={rung: RungStatus.draft})
    book = step.policy.ladder
    return bool(ladder.to_lift(facts, book.stand_down_at, book.step_down, False, book.kept))


def start_reply_clock(step: Step, row: Escalation) -> None:
    """The rung's own clock runs from the day it was issued."""
    policy = step.policy.ladder[row.rung]
    if policy.reply:
        step.arming[LADDER_REPLY] = [
            Arming(
                step.today,
                number=ORDER.index(row.rung),
                period=policy.reply.period,
                reference=row.rung.label,
            )
        ]


def end_reply_clock(step: Step, rung: Rung, status: ClockStatus | None = None) -> None:
    """Meet the reply clock of a rung, or stop it with a status."""
    for clock in step.file.clocks:
        if clock.key == LADDER_REPLY and clock.number == ORDER.index(rung):
            clockwork.stop(clock, status, step) if status else clockwork.end(clock, step)


def highest(rows: Sequence[Escalation]) -> Rung | None:
    """The highest rung that stands."""
    up = [row.rung for row in rows if row.status in STANDS]
    return max(up, key=ORDER.index, default=None)


def lift(step: Step, rows: Sequence[Escalation], lifted: Sequence[Rung]) -> list[str]:
    """Lift rungs: drafts are withdrawn, issued ones end, their reply clocks and letters with them."""
    ended = []
    for row in rows:
        if row.rung in lifted and row.status in STANDS:
            objects.turn(step, row)
            row.ended_at = step.request.now
            end_reply_clock(step, row.rung, ClockStatus.cancelled)
            rung_letters.end_for(step, row)
            ended.append(row.rung.value)
    step.problem.rung = highest(rows)
    return ended
