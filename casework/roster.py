"""The roster of units and officers, loaded from a TOML file on the word of those who may."""

import hashlib
import tomllib
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError
from sqlmodel import Session, col, select

from casework import journal
from casework.adapters.schema import OWN_OFFICERS
from casework.errors import BadInput, NotPermitted, Refused
from casework.office import Office
from casework.rules.permissions import OFFICE_PERMITS
from models.tables import Officer, Unit
from models.vocabulary import OfficeDoing, Role, UnitKind

BEGINNING = (OfficeDoing.load_roster, OfficeDoing.grant_roles)
OWN_NUMBERS = {number for number, _, _ in OWN_OFFICERS}
OWN_ROLES = {role for _, _, role in OWN_OFFICERS}
Code = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{1,40}$")]
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)]


class UnitEntry(BaseModel):
    model_config = ConfigDict(extra="forbid")
    code: Code
    name: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120)]
    kind: UnitKind
    area: str = ""


class OfficerEntry(BaseModel):
    model_config = ConfigDict(extra="forbid")
    number: Code
    name: Name
    unit: Code | None = None
    role: Role
    active: bool = True


class Roster(BaseModel):
    model_config = ConfigDict(extra="forbid")
    units: list[UnitEntry] = []
    officers: list[OfficerEntry] = []


def load_roster(
    office: Office, path: Path, now: datetime, *, by: str, granted_by: str | None = None
) -> dict[str, int]:
    """Add or update what the file names, in one transaction; nothing is removed.

    Whoever keeps the accounts loads it; where it lets somebody in or out, or into another role or unit,
    whoever grants permissions says so too, and neither of the two changes his own. While there is none such
    in office, the file itself names him: so an office begins. Raises BadInput naming the entry that is wrong,
    NotPermitted or Refused; then nothing is written.
    """
    entries = _read(path)
    _check_own(entries)
    with office.database.write() as session:
        turned = _turned(session, entries)
        begins = [doing for doing in BEGINNING if not _anybody(session, doing)]
        _check_named(entries, by, granted_by, turned, begins)
        _put(session, entries)
        session.flush()
        facts = {"file": path.name[:200], "sha256": hashlib.sha256(path.read_bytes()).hexdigest()}
        _vouch(office, session, OfficeDoing.load_roster, by, now, **facts, **_counts(entries))
        if turned:
            assert granted_by is not None
            _vouch(office, session, OfficeDoing.grant_roles, granted_by, now, roles=turned, file=facts["file"])
    return _counts(entries)


def _turned(session: Session, entries: Roster) -> dict[str, str]:
    """Whom the file gives other rights: role, standing and unit of a person, the kind of a known unit.

    Harm prevented: whoever is moved to another unit may suddenly act for it, or judge the work of his old one.
    """
    query = select(Officer.number, Officer.role, Officer.active, Unit.code).join(Unit, isouter=True)
    known = {number: rights for number, *rights in session.exec(query)}
    kinds = dict(session.exec(select(Unit.code, Unit.kind)).all())
    people = [o for o in entries.officers if known.get(o.number) != [o.role, o.active, o.unit]]
    turned = {officer.number: officer.role.value for officer in people}
    return turned | {u.code: u.kind.value for u in entries.units if kinds.get(u.code, u.kind) is not u.kind}


def begin_roster(office: Office, path: Path) -> dict[str, int]:
    """The roster of a sample or a demo, put in by the product itself; Refused once others are in office.

    Safe to repeat: what a killed start has put in already is left as it is.
    """
    entries = _read(path)
    with office.database.write() as session:
        known = set(session.exec(select(Officer.number))) - OWN_NUMBERS
        if known - {officer.number for officer in entries.officers}:
            raise Refused("名录已有其他人员，样例名录未装入。", code="roster_begun")
        if not known:
            _put(session, entries)
    return _counts(entries)


def _put(session: Session, entries: Roster) -> None:
    for unit in entries.units:
        _upsert(session, Unit, Unit.code, unit.code, unit.model_dump())
    session.flush()
    ids = dict(session.exec(select(Unit.code, Unit.id)).all())
    for officer in entries.officers:
        values = officer.model_dump(exclude={"unit"})
        _upsert(session, Officer, Officer.number, officer.number, {**values, "unit_id": _unit(ids, officer)})


def _counts(entries: Roster) -> dict[str, int]:
    return {"units": len(entries.units), "officers": len(entries.officers)}


def _anybody(session: Session, doing: OfficeDoing) -> bool:
    """Whether somebody in office may do it."""
    may = col(Officer.role).in_(OFFICE_PERMITS[doing])
    return session.exec(select(Officer.id).where(may, col(Officer.active))).first() is not None


def _check_named(
    entries: Roster, by: str, granted_by: str | None, turned: Mapping[str, str], begins: list[OfficeDoing]
) -> None:
    """Harm prevented: somebody gives himself a role, or the keeper of accounts hands out permissions alone."""
    if turned and granted_by is None:
        names = "、".join(list(turned)[:5]) + ("等" if len(turned) > 5 else "")
        whose = journal.who(OfficeDoing.grant_roles)
        raise NotPermitted(
            f"名录使{names}到岗、离岗，或者改变身份、单位，须由{whose}授权：--granted-by 工号。",
            code="grant_needed",
        )
    own = {OfficeDoing.load_roster: by, OfficeDoing.grant_roles: granted_by}
    for doing, number in own.items():
        if number in turned and doing not in begins:
            raise Refused(f"{number}不能改变本人的身份，请由他人办理。", code="own_role")


def _vouch(office: Office, session: Session, doing: OfficeDoing, by: str, now: datetime, **facts: Any) -> None:
    """Asked of the roster as it stands now: whoever a first file names may vouch for it."""
    journal.note(office, session, journal.permitted(session, by, doing), doing, now, **facts)


def roster(office: Office) -> list[dict[str, Any]]:
    """Who is in office: number, name, role, unit."""
    with office.database.read() as session:
        query = select(Officer, Unit.code).join(Unit, isouter=True).where(col(Officer.active))
        return [
            {"number": o.number, "name": o.name, "role": o.role.value, "label": o.role.label, "unit": code}
            for o, code in session.exec(query.order_by(col(Officer.number)))
        ]


def _read(path: Path) -> Roster:
    try:
        return Roster.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise BadInput(f"名录文件“{path.name}”无法读取。", code="no_such_file") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadInput(f"名录文件“{path.name}”不是有效的TOML：{error}。", code="bad_roster") from error
    except ValidationError as error:
        where = ".".join(str(part) for part in error.errors()[0]["loc"])
        raise BadInput(f"名录文件“{path.name}”的“{where}”有误，未装入任何内容。", code="bad_roster") from None


def _check_own(entries: Roster) -> None:
    """Harm prevented: a file that lets a person act as the product itself, or as every petitioner."""
    for officer in entries.officers:
        if officer.number in OWN_NUMBERS or officer.role in OWN_ROLES:
            raise BadInput(
                f"人员{officer.number}（{officer.role.label}）由程序自用，不能列入名录；请改用其他工号和身份。",
                code="bad_roster",
            )


def _unit(ids: dict[str, int | None], officer: OfficerEntry) -> int | None:
    if officer.unit is None:
        return None
    if officer.unit not in ids:
        raise BadInput(f"人员{officer.number}的单位“{officer.unit}”不在名录中。", code="bad_roster")
    return ids[officer.unit]


def _upsert(session: Session, table: Any, key: Any, value: str, values: dict[str, Any]) -> None:
    row = session.exec(select(table).where(key == value)).first() or table(**values)
    for name, new in values.items():
        setattr(row, name, new)
    session.add(row)
