"""The escalation ladder as data: when a rung is climbed, by whom it is signed, to whom it speaks."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from casework.policy.clocks_book import Amount
from casework.policy.files import Strict
from models.vocabulary import Colour, Recipient, Role, Rung

Days = Annotated[int, Field(ge=0, strict=True)]


class Condition(Strict):
    """One way to a rung; all that is written in it must hold, `days` counted from when the rest came true.

    `colour`: the case has it. `periods`: how many periods in a row ended yellow. `reds`: how often the case
    has turned red. `unsatisfied`: how often the petitioner was not. `returned`: how often
    acceptance was returned in this generation. `unanswered`: the reply to the named
    rung is overdue.
    """

    colour: Colour | None = None
    periods: Days = 0
    reds: Days = 0
    unsatisfied: Days = 0
    returned: Days = 0
    unanswered: Rung | None = None
    days: Days = 0

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        counted = self.periods or self.reds or self.unsatisfied or self.returned
        if not (self.colour or counted or self.unanswered):
            raise ValueError("条件不能为空")
        if self.days and counted:
            raise ValueError("days只能与colour或unanswered同用")
        return self


class RungPolicy(Strict):
    """One rung: conditions (any of them), automatic or a draft for signature, recipients, reply clock.

    With `after` it is climbed only when the named rung stands.
    """

    rung: Rung
    when: Annotated[tuple[Condition, ...], Field(min_length=1)]
    after: Rung | None = None
    mode: Literal["automatic", "draft"]
    signer: Literal[Role.supervisor, Role.lead_officer] = Role.supervisor
    recipients: Annotated[tuple[Recipient, ...], Field(min_length=1)]
    reply: Amount | None = None
    demand: str
    basis: str


class LadderBook(Strict):
    """The rungs, lowest first, and at which colours the whole ladder, or its upper part, is stood down.

    The `kept` rungs stand until the case is green: they are lifted after acceptance and publication only.
    """

    version: Annotated[str, Field(min_length=1, max_length=40)]
    rungs: Annotated[tuple[RungPolicy, ...], Field(min_length=1)]
    stand_down_at: tuple[Colour, ...]
    step_down: dict[Colour, Rung] = {}
    kept: tuple[Rung, ...] = ()

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        order = list(Rung)
        places = [order.index(r.rung) for r in self.rungs]
        if places != sorted(set(places)):
            raise ValueError("各级须由低到高，每级一次")
        named = {r.rung for r in self.rungs}
        for policy in self.rungs:
            wanted = {policy.after, *(c.unanswered for c in policy.when)} - {None}
            if not wanted <= named or any(order.index(r) >= order.index(policy.rung) for r in wanted):
                raise ValueError(f"{policy.rung.label}只能引用阶梯中较低的一级")
        return self

    def __getitem__(self, rung: Rung) -> RungPolicy:
        return next(r for r in self.rungs if r.rung is rung)
