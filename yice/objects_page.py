"""The pages of docs/ that name every object with its states, and who may do what."""

from casework.policy import book
from casework.rules.enforcement.consequences import CONSEQUENCES
from casework.rules.facts import Check
from casework.rules.objects import LIVES, Life
from casework.rules.permissions import FOR_ONESELF, OFFICE_PERMITS, PERMITS, POLICY_DOINGS
from models.vocabulary import Act, OfficeDoing, Role
from yice.markdown import page, table
from yice.words_said import first_sentence, named


def objects() -> str:
    """Every object beside the lifecycle, its states and what leads from one to the next."""
    return page(
        "Objects 事项",
        "What a case consists of beside its stage, as `casework/rules/objects/` has it. Each row of a table\n"
        "reads: from this state, by this act, to that one. A state from which nothing leads on is an end;\n"
        "while an object is open in a state marked with † its case can't be archived.",
        *(_life(life) for life in LIVES.values()),
        "## What follows when a clock of enforcement ends 期满后果",
        table(("Measure", "Clock", "What follows", "Basis"), _consequence_rows()),
    )


def _consequence_rows() -> list[tuple[str, ...]]:
    clocks = book.shipped().clocks
    return [
        (one.kind.label, f"{clocks[one.clock].label} `{one.clock}`", one.follows, one.article)
        for one in CONSEQUENCES
    ]


def _life(life: Life) -> str:
    states = "、".join(
        f"{state.label}{'†' if state in life.holds else ''} `{state}`{'（终）' if life.ends_in(state) else ''}"
        for state in life.states
    )
    parts = (f"## {life.label} `{life.table}`", states, _clocks(life), life.note, _arrows(life))
    return "\n\n".join(part for part in parts if part)


def _clocks(life: Life) -> str:
    """The clocks that run on it."""
    keys, clocks = [key for key in (life.clock, *life.further_clocks) if key], book.shipped().clocks
    return f"Clock: {'、'.join(f'{clocks[key].label} `{key}`' for key in keys)}." if keys else ""


def _arrows(life: Life) -> str:
    """One row a way; acts that lead the same way share it."""
    ways: dict[tuple[str, str], list[str]] = {}
    for arrow in life.arrows:
        way = arrow.source.label if arrow.source else "(new)", arrow.target.label
        ways.setdefault(way, []).append(named(arrow.act, arrow.outcome))
    return table(("From", "Act", "To"), ((one, "、".join(acts), other) for (one, other), acts in ways.items()))


def permissions() -> str:
    """Roles × acts × relation to the case."""
    roles = [role for role in Role if any(role in permit for permit in PERMITS.values())]
    asked = [check for permit in PERMITS.values() for checks in permit.values() for check in checks]
    relations = {f"`{check.__name__}`": first_sentence(check.__doc__) for check in asked}
    return page(
        "Permissions 权限",
        "Who may do what, as `casework/rules/permissions.py` has it; every act asks this table. ● may; a name\n"
        "may when that relation to the case holds. A role without a column has no hand in any case; what it\n"
        "does for the office as a whole stands below.",
        table(("Act", "Code", *(role.label for role in roles)), (_permit_row(act, roles) for act in PERMITS)),
        "## Relations 与案件的关系",
        table(("Relation", "What it asks"), relations.items()),
        "## The office as a whole 办公室整体事项",
        "What touches every case at once or whoever works here, as `OFFICE_PERMITS` of the same file has it.\n"
        "Every such command asks it; what it changes or audits goes into a sealed journal, which the auditor\n"
        "reads (`yice audit journal`). Nobody can take anything out of journal or history. 本人: where it\n"
        "concerns himself alone.",
        table(
            ("Doing", "Code", "Policy files", *(role.label for role in _office_roles()), "本人"),
            (_office_row(doing) for doing in OFFICE_PERMITS),
        ),
    )


def _office_roles() -> list[Role]:
    return [role for role in Role if any(role in roles for roles in OFFICE_PERMITS.values())]


def _office_row(doing: OfficeDoing) -> tuple[str, ...]:
    files = "、".join(kind.label for kind, under in POLICY_DOINGS.items() if under is doing)
    cells = ("●" if role in OFFICE_PERMITS[doing] else "" for role in _office_roles())
    return (doing.label, f"`{doing}`", files, *cells, "●" if doing in FOR_ONESELF else "")


def _permit_row(act: Act, roles: list[Role]) -> tuple[str, ...]:
    return (act.label, f"`{act}`", *(_cell(PERMITS[act].get(role)) for role in roles))


def _cell(checks: tuple[Check, ...] | None) -> str:
    return "" if checks is None else " ".join(f"`{check.__name__}`" for check in checks) or "●"
