"""The pages of docs/ that are read off the code, one function a page; nothing is written here."""

import types
import typing
from collections.abc import Callable
from enum import Enum
from functools import cache
from typing import Any

from pydantic import BaseModel
from pydantic_core import PydanticUndefined

from casework.acts import ACTS, OfficeAct
from casework.policy import book
from casework.rules.beside import BESIDE
from casework.rules.facts import Check
from casework.rules.lifecycle import MOVES, RULE_VERSION, UNPROMPTED, Move, moves_from
from casework.rules.permissions import PERMITS
from casework.rules.stages import PHASES
from casework.settings import Settings
from models import vocabulary
from models.vocabulary import Act, Outcome, Stage, Term
from yice.clocks_page import clocks
from yice.markdown import page, table
from yice.objects_page import objects, permissions
from yice.words_said import first_sentence, named, who


def pages() -> dict[str, str]:
    """Every generated page by its path in the repository."""
    return {path: build() for path, build in PAGES.items()}


# States


def states() -> str:
    """The lifecycle: diagram, every move, and what may be done in each stage."""
    return page(
        "States 状态",
        f"The lifecycle ({RULE_VERSION}) as `casework/rules/lifecycle.py` has it. Every act, refusal and gate\n"
        "comes from this one table.",
        diagram(),
        "Acts that never change a stage are left out of the diagram: "
        + "、".join(act.label for act in _still_acts())
        + ".",
        "## Moves 流转",
        table(("From", "Act", "To", "Who", "Needs", "Effect"), _move_rows()),
        "## Acts per stage 各阶段可办事项",
        table(("Stage", "Code", "Phase", "Acts (who)"), _stage_rows()),
    )


def diagram() -> str:
    """The moves as a Mermaid state diagram; arrows between the same two stages share one line."""
    arrows: dict[tuple[str, str], list[str]] = {}
    for move in MOVES:
        if move.act not in _still_acts() and not (move.act in BESIDE and move.source is move.target):
            said = arrows.setdefault((move.source or "[*]", move.target), [])
            said.append(named(move.act, move.outcome))
    lines = [f'    state "{stage.label}" as {stage}' for stage in Stage]
    lines += [f"    {one} --> {other}: {' / '.join(said)}" for (one, other), said in arrows.items()]
    return "\n".join(("```mermaid", "stateDiagram-v2", *lines, "```"))


@cache
def _still_acts() -> tuple[Act, ...]:
    moving = {move.act for move in MOVES if move.source is not move.target}
    return tuple(act for act in Act if act not in moving)


def _move_rows() -> list[tuple[str, ...]]:
    """One row a move; the same move from several stages is one row."""
    grouped: dict[tuple[str, ...], list[Stage | None]] = {}
    for move in MOVES:
        target = "unchanged" if move.source is move.target else move.target.label
        key = (named(move.act, move.outcome), target, who(PERMITS[move.act]), _needs(move.needs), _effect(move))
        grouped.setdefault(key, []).append(move.source)
    return [(_sources(sources), *key) for key, sources in grouped.items()]


def _sources(sources: list[Stage | None]) -> str:
    if set(sources) == set(Stage):
        return "every stage"
    return "、".join(stage.label if stage else "(new)" for stage in sources)


def _needs(needs: tuple[Check, ...]) -> str:
    return "; ".join(f"`{need.__name__}` {first_sentence(need.__doc__)}" for need in needs)


def _effect(move: Move) -> str:
    said = []
    if move.meets:
        said.append(f"meets {_clocks(move.meets)}")
    if move.ends_all:
        said.append("cancels every running clock")
    if move.starts:
        said.append(f"starts {_clocks(move.starts)}")
    if move.grows:
        said.append(f"{move.grows} + 1")
    return "; ".join(said)


def _clocks(keys: tuple[str, ...]) -> str:
    return "、".join(book.shipped().clocks[key].label for key in keys)


def _stage_rows() -> list[tuple[str, ...]]:
    return [(stage.label, f"`{stage}`", PHASES[stage].label, _open_acts(stage)) for stage in Stage]


def _open_acts(stage: Stage) -> str:
    moves = [move for move in moves_from(stage) if move.act not in UNPROMPTED]
    return "、".join(dict.fromkeys(f"{named(m.act, m.outcome)}（{who(PERMITS[m.act])}）" for m in moves))


# Acts

FIELD_HEAD = ("Field", "Title", "Required", "What")
WORDS = {
    "str": "text",
    "int": "number",
    "Decimal": "decimal number",
    "float": "number",
    "bool": "yes or no",
    "date": "date",
    "time": "time of day",
    "datetime": "day and time",
    "dict": "cells",
    "Any": "anything",
}


def acts() -> str:
    """Each act: what it does, where and by whom, and what it is given."""
    return page(
        "Acts 办理事项",
        "What the office can do to a problem, one file each in `casework/acts/`. Every act also takes the\n"
        "officer's number, a request id (the same id is never done twice) and, if wanted, the version of the\n"
        "case that the officer saw.",
        *(_act(act) for act in ACTS.values()),
    )


def _act(act: OfficeAct) -> str:
    moves = [move for move in MOVES if move.act is act.act]
    permitted = who(PERMITS[act.act])
    rows = dict.fromkeys((m.outcome.label if m.outcome else "", permitted) for m in moves)
    unprompted = "Done by the product itself; nobody is asked for it." if act.act in UNPROMPTED else ""
    parts = (
        f"## {act.act.label} `{act.act}`",
        _paragraphs(act.__doc__),
        unprompted,
        table(("Outcome", "Who"), rows),
        table(FIELD_HEAD, _field_rows(act.given)),
        *(f"Each of `{name}`:\n\n{table(FIELD_HEAD, _field_rows(m))}" for name, m in _inner_models(act.given)),
    )
    return "\n\n".join(part for part in parts if part)


def _paragraphs(text: str | None) -> str:
    return "\n\n".join(" ".join(part.split()) for part in (text or "").split("\n\n"))


def _field_rows(given: type[BaseModel]) -> list[tuple[str, ...]]:
    return [
        (f"`{name}`", field.title or "", "yes" if field.is_required() else "no", _kind(field.annotation))
        for name, field in given.model_fields.items()
    ]


def _inner_models(given: type[BaseModel]) -> list[tuple[str, type[BaseModel]]]:
    found = [(name, _model_in(field.annotation)) for name, field in given.model_fields.items()]
    return [inner for name, model in found if model for inner in ((name, model), *_inner_models(model))]


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_model_in, typing.get_args(annotation))), None)


def _kind(annotation: Any) -> str:
    """What a field holds, in words; a choice names each value with its label."""
    origin, inner = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Literal:
        return "、".join(f"`{value}` {Outcome(value).label}" for value in inner)
    if origin is typing.Annotated:
        return _kind(inner[0])
    if origin in (types.UnionType, typing.Union):
        return _kind(next(part for part in inner if part is not type(None)))
    if origin in (tuple, list):
        return f"list of: {_kind(inner[0])}"
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return "、".join(f"`{word}` {word.label}" for word in annotation)
    return WORDS.get(getattr(origin or annotation, "__name__", ""), "see below")


# Settings


def settings() -> str:
    """Every setting with its default."""
    rows = ((f"`{name}`", f"`{value}`" if value else "", said) for name, value, said in _settings())
    return page(
        "Settings 设置",
        "Read from the environment by every command and process. None is needed: the defaults are one\n"
        "machine, SQLite, loopback only. `.env.example` holds the same list, to be\n"
        "copied to `.env` in the folder that `yice` is started from.",
        table(("Variable", "Default", "What it is"), rows),
    )


def env_example() -> str:
    """The same as a file to copy, every line a commented-out default."""
    parts = [
        "# Settings of Yice. Copy to .env in the folder yice is started from; take the # away to change one."
    ]
    for name, value, said in _settings():
        parts += ["", f"# {said}", f"# {name}={_quoted(value)}"]
    return "\n".join(parts) + "\n"


def _settings() -> list[tuple[str, str, str]]:
    prefix = Settings.model_config.get("env_prefix", "")
    return [
        (f"{prefix}{name}".upper(), _default(field.default), field.description or "")
        for name, field in Settings.model_fields.items()
    ]


def _default(value: Any) -> str:
    return "" if value in (None, PydanticUndefined) else f"{value}"


def _quoted(value: str) -> str:
    return f'"{value}"' if any(char in value for char in " *") else value


# Glossary


def glossary() -> str:
    """Every word of the vocabulary, Chinese and code side by side."""
    words = [term for term in vars(vocabulary).values() if isinstance(term, type) and issubclass(term, Term)]
    return page(
        "Glossary 词汇",
        "The office's words and the words the code uses for them, from `models/vocabulary/`.",
        *(_words(term) for term in words if term is not Term),
    )


def _words(term: type[Term]) -> str:
    rows = ((word.label, f"`{word.value}`") for word in term)
    return f"## {term.__name__}\n\n{_paragraphs(term.__doc__)}\n\n{table(('中文', 'Code'), rows)}"


PAGES: dict[str, Callable[[], str]] = {
    "docs/states.md": states,
    "docs/objects.md": objects,
    "docs/permissions.md": permissions,
    "docs/acts.md": acts,
    "docs/clocks.md": clocks,
    "docs/settings.md": settings,
    "docs/glossary.md": glossary,
    ".env.example": env_example,
}
