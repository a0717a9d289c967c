"""Intake as data: channels and their days, when reports are alike, secrecy, monitors and their limits."""

from datetime import date
from typing import Annotated, Self

from pydantic import Field, model_validator

from casework.policy.files import Strict
from models.vocabulary import Channel, Pollutant

Version = Annotated[str, Field(min_length=1, max_length=40)]
Count = Annotated[int, Field(ge=1, strict=True)]
Percent = Annotated[int, Field(ge=0, le=100, strict=True)]


class ChannelPolicy(Strict):
    """The first and last day of a channel, what took its place, and whether it comes from a higher level."""

    valid_from: date | None = None
    valid_to: date | None = None
    replaced_by: tuple[Channel, ...] = ()
    above: bool = False
    note: str = ""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            raise ValueError("停用日期早于启用日期")
        return self

    def in_use(self, day: date) -> bool:
        return (not self.valid_from or self.valid_from <= day) and (not self.valid_to or day <= self.valid_to)


class ChannelBook(Strict):
    """What is known of channels; one without an entry is in use on every day."""

    version: Version
    channels: dict[Channel, ChannelPolicy]

    def __getitem__(self, channel: Channel) -> ChannelPolicy:
        return self.channels.get(channel) or ChannelPolicy()


class Weights(Strict):
    """How much each part of a matter counts when two are compared."""

    accused: Percent
    area: Percent
    pollutants: Percent
    text: Percent


class LikenessBook(Strict):
    """When a rule proposes a likeness: a score from 0 to 100, numbers of people and reports, days."""

    version: Version
    same_matter: Percent
    joint: Annotated[int, Field(ge=2, strict=True)]
    collective: Annotated[int, Field(ge=2, strict=True)]
    times: Annotated[int, Field(ge=2, strict=True)]
    days: Count
    compared: Annotated[int, Field(ge=1, le=1000, strict=True)]
    letters: Annotated[int, Field(ge=10, le=20000, strict=True)]
    weights: Weights


class SecrecyBook(Strict):
    """For how many minutes an opened identity may be read."""

    version: Version
    opening_minutes: Count


class MonitoredPollutant(Strict):
    """What a monitor's code stands for."""

    label: Annotated[str, Field(min_length=1, max_length=40)]
    kind: Pollutant


class Station(Strict):
    """A monitored outlet; `key` says that its owner is a key discharger (重点排污单位)."""

    name: Annotated[str, Field(min_length=1, max_length=60)]
    area: Annotated[str, Field(max_length=60)] = ""
    key: bool = True
    limits: dict[str, Annotated[float, Field(gt=0)]] = {}


class AlarmBook(Strict):
    """Which readings are alarms, and when one belongs to the case of the one before it."""

    version: Version
    window_hours: Count
    ahead_minutes: Count
    pollutants: dict[str, MonitoredPollutant]
    stations: dict[str, Station]
