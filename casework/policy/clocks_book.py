"""The clocks as data: what starts one, how long it runs under which law, what its end means."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from casework.errors import BadInput
from casework.policy.files import Strict
from casework.rules.periods import MOST, Period
from models.vocabulary import Expiry, LegalEvent, PauseReason, PeriodUnit, Role

Confidence = Literal["V", "S", "M"]
Count = Annotated[int, Field(ge=1, strict=True)]


def check_countable(amount: int | None, unit: PeriodUnit | None) -> None:
    """Harm prevented: a number of years that no calendar holds."""
    if amount and unit and amount > MOST[unit]:
        raise ValueError(f"至多{MOST[unit]}{unit.label}")


class Amount(Strict):
    """An amount of a unit."""

    amount: Count
    unit: PeriodUnit

    @model_validator(mode="after")
    def _sensible(self) -> Self:
        check_countable(self.amount, self.unit)
        return self

    @property
    def period(self) -> Period:
        return Period(self.amount, self.unit)


class Choice(Amount):
    """One of several lengths between which the case chooses, e.g. 急件, 重大疑难; `laws`: under these alone."""

    label: str
    laws: tuple[str, ...] = ()


class Instrument(Strict):
    """A law, rule or practice: its title, the days it was in force and how it counts.

    `working_days` says which of its periods are working days: only those written so, all of them, or
    the amounts listed (行政处罚法 §85: 二日、三日、五日、七日; 行政强制法 §69: 十日以内).
    """

    title: str
    valid_from: date | None = None
    valid_to: date | None = None
    replaced_by: str | None = None
    exclude_start_day: bool = True
    roll: bool = True
    working_days: Literal["written", "all"] | tuple[Count, ...] = "written"
    confidence: Confidence = "V"
    note: str = ""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            raise ValueError("失效日期早于生效日期")
        return self

    def in_force(self, day: date) -> bool:
        return (not self.valid_from or self.valid_from <= day) and (not self.valid_to or day <= self.valid_to)


class MaybeAmount(Strict):
    """An amount of a unit, or neither. Harm prevented: an amount without its unit passes for none at all."""

    amount: Count | None = None
    unit: PeriodUnit | None = None

    @model_validator(mode="after")
    def _together(self) -> Self:
        if (self.amount is None) != (self.unit is None):
            raise ValueError("amount和unit须同时给出")
        check_countable(self.amount, self.unit)
        return self

    @property
    def period(self) -> Period | None:
        return Period(self.amount, self.unit) if self.amount and self.unit else None


class Basis(MaybeAmount):
    """Where a clock is written; `amount` and `unit` only where this law's number differs from the clock's."""

    law: str
    article: str = ""


class ExtensionPolicy(MaybeAmount):
    """One way of lengthening: how much at most (null: no limit is written), by whom, who is told.

    With `total` the amount is the whole length from the start, not what is added; with `laws` it is
    permitted under these alone.
    """

    total: bool = False
    laws: tuple[str, ...] = ()
    times: Count = 1
    approver: Literal[Role.lead_officer, Role.reviewer, Role.supervisor] = Role.lead_officer
    tell: tuple[str, ...] = ()
    condition: str = ""

    @property
    def said(self) -> str:
        """How far, how often, on what condition and by whom, in Chinese."""
        limit = f"{self.period or '（未定上限）'}"
        times = f"，{self.times}次" if self.times > 1 else ""
        condition = f"（{self.condition}）" if self.condition else ""
        told = f"，告知{'、'.join(self.tell)}" if self.tell else ""
        return f"{'总长至' if self.total else '延长'}{limit}{times}{condition}，{self.approver.label}批准{told}"


class ClockPolicy(MaybeAmount):
    """One clock of the law or of the office.

    A clock without `amount` runs to a date that the case itself sets (the plan, a recheck round).
    `owed_by` says whose duty it is: the unit's that handles the case, the supervision office's own, or some
    other organ's; only for the first the ladder speaks to the unit. `most` is the greatest amount where the
    deciding organ sets it case by case.
    """

    label: str
    field: str
    event: LegalEvent
    starts_on: str
    actor: str
    most: Count | None = None
    choices: dict[str, Choice] = {}
    exclude_start_day: bool | None = None
    roll: bool | None = None
    owed_by: Literal["unit", "office", "outside"] = "unit"
    pauses: tuple[PauseReason, ...] = ()
    extensions: tuple[ExtensionPolicy, ...] = ()
    on_expiry: Expiry
    note: str = ""
    bases: Annotated[tuple[Basis, ...], Field(min_length=1)]
    confidence: Confidence
    source: str = ""
    area: str = ""

    @model_validator(mode="after")
    def _sensible(self) -> Self:
        if self.most is not None and (self.amount is None or self.most < self.amount):
            raise ValueError("most须不小于amount")
        if self.unit is PeriodUnit.hour and self.pauses:
            raise ValueError("按小时计的期限不能中止")
        return self

    @property
    def length(self) -> str:
        """How long it runs, in Chinese."""
        if self.choices:
            return "；".join(f"{key}（{choice.label}）{choice.period}" for key, choice in self.choices.items())
        if self.amount is None or self.unit is None:
            return "按个案"
        most = f"至{self.most}" if self.most else ""
        return f"{self.amount}{most}{self.unit.label}"


@dataclass(frozen=True)
class Rule:
    """A clock as it stands under the law in force on a day: the period, or None when the case sets the date."""

    period: Period | None
    basis: str
    laws: tuple[str, ...]


class ClockBook(Strict):
    """Every clock by its key, and the instruments they rest on."""

    version: str
    instruments: dict[str, Instrument]
    clocks: dict[str, ClockPolicy]

    def __getitem__(self, key: str) -> ClockPolicy:
        """The clock of this key; BadInput for an unknown one."""
        if key not in self.clocks:
            raise BadInput(f"没有编号为“{key}”的期限，请用 yice clock list 查看。", code="no_such_policy")
        return self.clocks[key]

    def rule(self, key: str, conduct: date, *, choice: str | None = None, amount: int | None = None) -> Rule:
        """The clock under the law of the day of the conduct (法典 §1057: 从旧兼从轻; who finds the newer
        law lighter names a day on which it was in force).

        `choice` picks one of the clock's lengths, `amount` sets a length between amount and most.
        Raises BadInput when no basis was in force on that day or the choice does not exist.
        """
        policy, bases = self[key], self._in_force(key, conduct)
        if not bases:
            raise BadInput(
                f"{policy.label}（{key}）在{conduct:%Y-%m-%d}没有生效的依据，请核对行为发生日期。",
                code="no_law_in_force",
            )
        return Rule(
            period=self._period(policy, bases, choice, amount),
            basis="；".join(self.cite(b) for b in bases),
            laws=tuple(b.law for b in bases),
        )

    def knows(self, key: str, conduct: date) -> bool:
        """Whether any law of the day of the conduct has this clock."""
        return bool(self._in_force(key, conduct))

    def extensions(self, key: str, conduct: date) -> tuple[ExtensionPolicy, ...]:
        """The ways of lengthening a clock that the law of the day of the conduct knows."""
        laws = {basis.law for basis in self._in_force(key, conduct)}
        return tuple(e for e in self[key].extensions if not e.laws or laws.intersection(e.laws))

    def say_extension(self, extension: ExtensionPolicy) -> str:
        """One way of lengthening in Chinese, with the laws it is limited to."""
        laws = "、".join(self.instruments[law].title for law in extension.laws)
        return f"{extension.said}（仅适用{laws}）" if laws else extension.said

    def _in_force(self, key: str, conduct: date) -> list[Basis]:
        return [b for b in self[key].bases if self.instruments[b.law].in_force(conduct)]

    def _period(
        self, policy: ClockPolicy, bases: list[Basis], choice: str | None, amount: int | None
    ) -> Period | None:
        number, unit = _length(policy, bases, choice, amount)
        if number is None or unit is None:
            return None
        law = self.instruments[bases[0].law]
        exclude = law.exclude_start_day if policy.exclude_start_day is None else policy.exclude_start_day
        roll = law.roll if policy.roll is None else policy.roll
        return Period(number, unit, roll=roll, exclude_start=exclude)

    def cite(self, basis: Basis) -> str:
        """Title and article."""
        return f"{self.instruments[basis.law].title}{' ' + basis.article if basis.article else ''}"


def _length(
    policy: ClockPolicy, bases: list[Basis], choice: str | None, amount: int | None
) -> tuple[int | None, PeriodUnit | None]:
    """The number and unit that apply: the case's choice, else the law's own, else the clock's."""
    if choice is not None:
        if choice not in policy.choices:
            known = "、".join(f"{k}（{c.label}）" for k, c in policy.choices.items()) or "无"
            raise BadInput(f"{policy.label}没有“{choice}”这一档，可选：{known}。", code="no_such_choice")
        chosen = policy.choices[choice]
        if chosen.laws and not any(basis.law in chosen.laws for basis in bases):
            raise BadInput(
                f"行为发生时的法律没有“{chosen.label}”这一档，请核对行为发生日期或另选一档。",
                code="no_such_choice",
            )
        return chosen.amount, chosen.unit
    if amount is not None:
        _check_between(policy, amount)
        return amount, policy.unit
    own = next(((b.amount, b.unit) for b in bases if b.amount), None)
    return own or (policy.amount, policy.unit)


def _check_between(policy: ClockPolicy, amount: int) -> None:
    if policy.most is None or policy.amount is None:
        raise BadInput(f"{policy.label}的长度由规定确定，不能另行设定。", code="amount_fixed")
    if not policy.amount <= amount <= policy.most:
        assert policy.unit is not None
        raise BadInput(
            f"{policy.label}应在{policy.amount}至{policy.most}{policy.unit.label}之间。", code="bad_period"
        )
