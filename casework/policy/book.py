"""The policy book: clocks, recheck rounds, colours, ladder and intake, read once and checked before use.

What the product ships lies in this package; an office's own folder may change single clocks and replace
the other files. A wrong file raises PolicyError that names file, line and reason; an unknown key is refused.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field

from casework.errors import PolicyError
from casework.policy.clocks_book import Amount, Basis, ClockBook, ClockPolicy, Instrument
from casework.policy.colour_book import ColourBook
from casework.policy.files import Strict, checked, raw_toml, read_toml, wrong
from casework.policy.intake_book import AlarmBook, ChannelBook, LikenessBook, SecrecyBook
from casework.policy.ladder_book import LadderBook
from models.vocabulary import PeriodUnit, RecheckMode

HERE = Path(__file__).parent
CLOCKS = "clocks.toml"
PARTS = ("version", "instruments", "clocks")


class RoundPolicy(Strict):
    """A recheck round: how it is made, when it comes up, by when it must be held."""

    mode: RecheckMode
    opens: Amount
    due: Amount


class RecheckBook(Strict):
    version: str
    rounds: Annotated[list[RoundPolicy], Field(min_length=1)]


@dataclass(frozen=True)
class Policy:
    """All the numbers an office works by."""

    clocks: ClockBook
    rechecks: RecheckBook
    colours: ColourBook
    ladder: LadderBook
    channels: ChannelBook
    likeness: LikenessBook
    secrecy: SecrecyBook
    alarms: AlarmBook


@cache
def shipped() -> Policy:
    """The policy as the product ships it."""
    return load()


def load(own: Path | None = None, colours: str = "default") -> Policy:
    """The shipped policy with an office's own folder over it; `colours` names a shipped rule set."""
    return Policy(
        clocks=clock_book(_own(own, CLOCKS)),
        rechecks=read_toml(RecheckBook, _own(own, "rechecks.toml") or HERE / "rechecks.toml"),
        colours=read_toml(ColourBook, _own(own, "colours.toml") or _rule_set(colours)),
        ladder=read_toml(LadderBook, _own(own, "ladder.toml") or HERE / "ladder.toml"),
        channels=read_toml(ChannelBook, _own(own, "channels.toml") or HERE / "channels.toml"),
        likeness=read_toml(LikenessBook, _own(own, "likeness.toml") or HERE / "likeness.toml"),
        secrecy=read_toml(SecrecyBook, _own(own, "secrecy.toml") or HERE / "secrecy.toml"),
        alarms=read_toml(AlarmBook, _own(own, "alarms.toml") or HERE / "alarms.toml"),
    )


def _own(folder: Path | None, name: str) -> Path | None:
    path = folder / name if folder else None
    return path if path and path.exists() else None


def _rule_set(name: str) -> Path:
    path = HERE / "colours" / f"{name}.toml"
    if not path.is_file():
        known = "、".join(sorted(p.stem for p in (HERE / "colours").glob("*.toml")))
        raise PolicyError(f"没有名为“{name}”的四色规则，可选：{known}。", file="colours", row=name)
    return path


def clock_book(own: Path | None = None) -> ClockBook:
    """Every clock, with an office's own file over the shipped ones.

    A clock that `rests_on` another takes from it whatever it does not say itself.
    """
    files = [*sorted((HERE / "clocks").glob("*.toml")), *([own] if own else [])]
    version, instruments, clocks = "", {}, {}
    for path in files:
        raw = raw_toml(path)
        for key in raw.keys() - set(PARTS):
            raise wrong(path, (key,), "没有这样的项")
        version = _version(version, raw, path, path is own)
        _take(instruments, raw.get("instruments", {}), path, path is own)
        _take(clocks, raw.get("clocks", {}), path, path is own)
    return ClockBook(
        version=version,
        instruments={
            k: checked(Instrument, v, path, under=("instruments", k)) for k, (v, path) in instruments.items()
        },
        clocks=_clocks(clocks, instruments),
    )


def _version(before: str, raw: dict[str, Any], path: Path, own: bool) -> str:
    version = raw.get("version")
    if not isinstance(version, str) or not version or len(version) > 20:
        raise wrong(path, ("version",), "须写明版本，不超过20个字符")
    return f"{before}+{version}" if own else max(before, version)


def _take(into: dict[str, Any], tables: Any, path: Path, own: bool) -> None:
    """Shipped files never name a thing twice; an office's own file changes what it names."""
    if not isinstance(tables, dict) or not all(isinstance(t, dict) for t in tables.values()):
        raise wrong(path, (), "应为表")
    for key, table in tables.items():
        if key in into and not own:
            raise wrong(path, (key,), f"与{into[key][1].name}重复")
        into[key] = ({**into[key][0], **table} if key in into else table, path)


def _clocks(clocks: dict[str, Any], instruments: dict[str, Any]) -> dict[str, ClockPolicy]:
    """Clocks that rest on others come last, so that an error names the file it was made in."""
    order = sorted(clocks, key=lambda key: "rests_on" in clocks[key][0])
    return {key: _clock(key, clocks, instruments) for key in order}


def _clock(key: str, clocks: dict[str, Any], instruments: dict[str, Any]) -> ClockPolicy:
    values, path = clocks[key]
    under = ("clocks", key)
    rests_on = values.get("rests_on")
    if rests_on is not None:
        if rests_on not in clocks or "rests_on" in clocks[rests_on][0]:
            raise wrong(path, (*under, "rests_on"), f"没有编号为{rests_on}的法定期限")
        values = {**clocks[rests_on][0], "source": rests_on, **values}
        del values["rests_on"]
    policy = checked(ClockPolicy, values, path, under=under)
    _check_laws(policy, path, under)
    for number, basis in enumerate(policy.bases):
        if basis.law not in instruments:
            raise wrong(path, (*under, "bases", number, "law"), f"没有名为{basis.law}的依据")
        _check_counting(policy, basis, instruments[basis.law][0], path, under)
    return policy


def _check_laws(policy: ClockPolicy, path: Path, under: tuple[str | int, ...]) -> None:
    """Harm prevented: a choice or extension under a law that is misspelt is never permitted to anyone."""
    own = {basis.law for basis in policy.bases}
    limited = {("choices", name): choice.laws for name, choice in policy.choices.items()}
    limited |= {("extensions", n): extension.laws for n, extension in enumerate(policy.extensions)}
    for where, laws in limited.items():
        for law in laws:
            if law not in own:
                raise wrong(path, (*under, *where, "laws"), f"{law}不在本期限的依据之中")


def _check_counting(
    policy: ClockPolicy, basis: Basis, law: dict[str, Any], path: Path, under: tuple[str, ...]
) -> None:
    """Harm prevented: three days of the Penalties Act counted as natural days end two days too early."""
    amount, unit = (basis.amount, basis.unit) if basis.amount else (policy.amount, policy.unit)
    working = law.get("working_days", "written")
    means_working = working == "all" or (isinstance(working, list) and amount in working)
    if unit is PeriodUnit.day and means_working:
        raise wrong(path, (*under, "unit"), f"按{law.get('title')}，{amount}日是指工作日")
