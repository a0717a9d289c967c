"""The policy book: every number an office works by, read once and checked before use.

What the product ships lies in this package; an office's own folder may change single clocks and replace
the other files. A wrong file raises PolicyError that names file, line and reason; an unknown key is refused.
"""

import re
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from casework.errors import NotFound, PolicyError
from casework.policy.acceptance_book import AcceptanceBook
from casework.policy.clocks_book import Basis, ClockBook, ClockPolicy, Instrument
from casework.policy.colour_book import ColourBook
from casework.policy.enforcement_book import EnforcementBook
from casework.policy.files import Strict, checked, raw_toml, read_toml, wrong
from casework.policy.intake_book import AlarmBook, ChannelBook, LikenessBook, SecrecyBook
from casework.policy.ladder_book import LadderBook
from casework.policy.letters_book import LettersBook
from casework.policy.petitioners_book import PetitionersBook
from casework.policy.plan_template_book import PlanTemplate, read_templates
from casework.policy.recheck_book import RecheckBook
from models.vocabulary import PeriodUnit, PolicyKind

HERE = Path(__file__).parent
CLOCKS = "clocks.toml"
PLAN_TEMPLATES = "plan_templates"
TEMPLATE = re.compile(r"[a-z][a-z0-9_]{0,39}")
PARTS = ("version", "instruments", "clocks")
BOOKS: dict[PolicyKind, type[Strict]] = {
    PolicyKind.rechecks: RecheckBook,
    PolicyKind.colours: ColourBook,
    PolicyKind.ladder: LadderBook,
    PolicyKind.enforcement: EnforcementBook,
    PolicyKind.acceptance: AcceptanceBook,
    PolicyKind.letters: LettersBook,
    PolicyKind.petitioners: PetitionersBook,
    PolicyKind.channels: ChannelBook,
    PolicyKind.likeness: LikenessBook,
    PolicyKind.secrecy: SecrecyBook,
    PolicyKind.alarms: AlarmBook,
}
"""What a file of a kind is read as; one file each, named after the kind. Clocks and plan templates differ."""


@dataclass(frozen=True)
class Policy:
    """All the numbers an office works by."""

    clocks: ClockBook
    rechecks: RecheckBook
    colours: ColourBook
    ladder: LadderBook
    enforcement: EnforcementBook
    plan_templates: dict[str, PlanTemplate]
    acceptance: AcceptanceBook
    letters: LettersBook
    petitioners: PetitionersBook
    channels: ChannelBook
    likeness: LikenessBook
    secrecy: SecrecyBook
    alarms: AlarmBook

    def __post_init__(self) -> None:
        for kind, keys in self.clocks_named.items():
            for key in sorted(keys - self.clocks.clocks.keys()):
                name = f"{kind}.toml"
                raise PolicyError(f"政策文件{name}：没有编号为{key}的期限。", file=name, row=key)

    @property
    def versions(self) -> dict[PolicyKind, str]:
        """Which edition of each kind of file is in force; of the plan templates which there are."""
        said = {kind: getattr(self, kind.value).version for kind in (PolicyKind.clocks, *BOOKS)}
        return {**said, PolicyKind.plan_templates: "、".join(t.label for t in self.plan_templates.values())}

    @property
    def clocks_named(self) -> dict[str, set[str]]:
        """The keys of the clocks that other files than that of the clocks name, by file."""
        return {"letters": self.letters.clocks, "petitioners": self.petitioners.clocks}

    def plan_template(self, key: str) -> PlanTemplate:
        """A template by its key or its label; NotFound names those that there are."""
        named = {template.label: template for template in self.plan_templates.values()}
        if found := self.plan_templates.get(key) or named.get(key):
            return found
        raise NotFound(f"没有名为“{key}”的方案模板，可选：{'、'.join(named)}。", code="no_such_template")


@cache
def shipped() -> Policy:
    """The policy as the product ships it."""
    return load()


def load(own: Path | None = None, colours: str = "default") -> Policy:
    """The shipped policy with an office's own folder over it; `colours` names a shipped rule set."""
    books: dict[str, Any] = {}
    for kind, read_as in BOOKS.items():
        shipped_one = _rule_set(colours) if kind is PolicyKind.colours else HERE / f"{kind}.toml"
        books[kind.value] = read_toml(read_as, _own(own, f"{kind}.toml") or shipped_one)
    return Policy(
        clocks=clock_book(_own(own, CLOCKS)),
        plan_templates=read_templates(HERE / PLAN_TEMPLATES, _own(own, PLAN_TEMPLATES)),
        **books,
    )


def with_file(policy: Policy, kind: PolicyKind, path: Path) -> Policy:
    """A policy with one file in the place of the office's own one; PolicyError when it is wrong."""
    if kind is PolicyKind.clocks:
        return replace(policy, clocks=clock_book(path))
    if kind is PolicyKind.plan_templates:
        file_of(kind, path)
        template = {path.stem: read_toml(PlanTemplate, path)}
        return replace(policy, plan_templates={**policy.plan_templates, **template})
    changed: dict[str, Any] = {kind.value: read_toml(BOOKS[kind], path)}
    return replace(policy, **changed)


def file_of(kind: PolicyKind, path: Path) -> str:
    """Where in the office's own folder a file of a kind lies; a plan template keeps its name, its key."""
    if kind is not PolicyKind.plan_templates:
        return f"{kind}.toml"
    if not TEMPLATE.fullmatch(path.stem):
        reason = "方案模板的文件名即其代码，应为小写字母、数字和下划线"
        raise PolicyError(f"政策文件{path.name}：{reason}。", file=path.name, reason=reason)
    return f"{PLAN_TEMPLATES}/{path.stem}.toml"


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
