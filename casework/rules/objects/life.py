"""The life of an object of the office's work: its states and the acts that lead from one to the next."""

from dataclasses import dataclass

from casework.errors import Refused
from models.vocabulary import Act, Outcome, Term


@dataclass(frozen=True)
class Arrow:
    """From one state (None: it does not exist yet) by an act, or an outcome of it, to another."""

    source: Term | None
    act: Act
    target: Term
    outcome: Outcome | None = None


@dataclass(frozen=True)
class Life:
    """An object beside the lifecycle.

    `table` is the class its rows are kept in, `title` the column that says what one of them is about,
    `clock` the key of the clock that runs on it, `further_clocks` those of others. While one is open in a
    state of `holds` the case can't be archived, unless it `follows` (a column that then names it) another
    object, which decides for both. Acts of `overturns` may undo what has come to its end. `note`
    is said beside its table.
    """

    table: str
    label: str
    title: str
    arrows: tuple[Arrow, ...]
    clock: str | None = None
    further_clocks: tuple[str, ...] = ()
    holds: tuple[Term, ...] = ()
    follows: str | None = None
    overturns: tuple[Act, ...] = ()
    note: str = ""

    @property
    def states(self) -> tuple[Term, ...]:
        """Every state, in the order of its vocabulary."""
        return tuple(type(self.arrows[0].target))

    def ends_in(self, state: Term) -> bool:
        """Whether nothing leads on from a state but what overturns it."""
        return all(a.source is not state or a.act in self.overturns for a in self.arrows)

    def acts_from(self, state: Term) -> tuple[Act, ...]:
        """What may be done in a state."""
        return tuple(dict.fromkeys(arrow.act for arrow in self.arrows if arrow.source is state))


def first(life: Life, act: Act, outcome: Outcome | None = None) -> Term:
    """The state in which an act brings an object into being."""
    return next(a.target for a in life.arrows if (a.source, a.act, a.outcome) == (None, act, outcome))


def follow(life: Life, name: str, state: Term, act: Act, outcome: Outcome | None = None) -> Term:
    """The state that an act leads to; Refused with what is possible when there is no such arrow."""
    for arrow in life.arrows:
        if (arrow.source, arrow.act, arrow.outcome) == (state, act, outcome):
            return arrow.target
    acts = "、".join(a.label for a in life.acts_from(state))
    said = f"可以：{acts}" if acts else "已无可办事项"
    raise Refused(
        f"{name}现为“{state.label}”，不能“{act.label}”；{said}。",
        code="impossible_for_object",
        possible=[a.value for a in life.acts_from(state)],
    )
