"""How the generated pages say who, what and why."""

from collections.abc import Iterable

from models.vocabulary import Act, Outcome, Role


def who(roles: Iterable[Role]) -> str:
    return "、".join(role.label for role in roles)


def named(act: Act, outcome: Outcome | None) -> str:
    return f"{act.label}（{outcome.label}）" if outcome else act.label


def first_sentence(text: str | None) -> str:
    """The first sentence of a docstring, without its full stop."""
    first_paragraph = " ".join((text or "").strip().split("\n\n")[0].split())
    return first_paragraph.split(". ")[0].rstrip(".")
