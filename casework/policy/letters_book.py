"""Letters and meetings as data: who signs, what a reply is timed by, what has to be made public."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from casework.policy.clocks_book import Amount
from casework.policy.files import Strict
from models.vocabulary import LetterDirection, LetterKind, MeetingKind, Role


class KindPolicy(Strict):
    """One kind of letter.

    `hands_over`: the receiver is to deal with the matter in our place, which the accused never is. `items`: it
    consists of single pieces of advice. `receiver`: where such letters always go.
    """

    direction: LetterDirection = LetterDirection.outgoing
    signer: Literal[Role.supervisor, Role.lead_officer] | None = None
    reply: str | None = None
    period: Amount | None = None
    objection: bool = False
    hands_over: bool = False
    publish: bool = False
    items: bool = False
    receiver: Annotated[str, Field(max_length=120)] = ""
    copy_to: tuple[Annotated[str, Field(min_length=1, max_length=120)], ...] = ()

    @model_validator(mode="after")
    def _sensible(self) -> Self:
        if self.publish and self.signer is None:
            raise ValueError("须公开的函件须有签发人")
        if self.period and self.reply is None:
            raise ValueError("period须与reply同用")
        return self


class MeetingPolicy(Strict):
    """One kind of meeting: the clock of the report owed after it, whether residents sit at the table and
    whether its result is made public.
    """

    report: str | None = None
    residents: bool = False
    publish: bool = False


class LettersBook(Strict):
    """Every kind of letter and meeting, and the grounds on which a case is listed (挂牌督办情形)."""

    version: Annotated[str, Field(min_length=1, max_length=40)]
    redo: Amount
    objection: str
    litigation: str
    instruction: str
    kinds: dict[LetterKind, KindPolicy]
    grounds: dict[str, str]
    meetings: dict[MeetingKind, MeetingPolicy]

    @model_validator(mode="after")
    def _whole(self) -> Self:
        missing = [k.label for k in LetterKind if k not in self.kinds]
        missing += [k.label for k in MeetingKind if k not in self.meetings]
        if missing:
            raise ValueError(f"缺少{'、'.join(missing)}")
        return self

    @property
    def clocks(self) -> set[str]:
        """The keys of every clock that the letters and meetings name."""
        named = {self.objection, self.litigation, self.instruction}
        replies = {kind.reply for kind in self.kinds.values()} | {m.report for m in self.meetings.values()}
        return named | {key for key in replies if key}
