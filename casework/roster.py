"""The roster of units and officers, loaded from a TOML file."""

import tomllib
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError
from sqlmodel import Session, col, select

from casework.adapters.schema import OWN_OFFICERS
from casework.errors import BadInput
from casework.office import Office
from models.tables import Officer, Unit
from models.vocabulary import Role, UnitKind

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


def load_roster(office: Office, path: Path) -> dict[str, int]:
    """Add or update what the file names, in one transaction; nothing is removed.

    Raises BadInput naming the entry that is wrong; then nothing is written.
    """
    entries = _read(path)
    _check_own(entries)
    with office.database.write() as session:
        for unit in entries.units:
            _upsert(session, Unit, Unit.code, unit.code, unit.model_dump())
        session.flush()
        ids = dict(session.exec(select(Unit.code, Unit.id)).all())
        for officer in entries.officers:
            values = officer.model_dump(exclude={"unit"})
            _upsert(
                session, Officer, Officer.number, officer.number, {**values, "unit_id": _unit(ids, officer)}
            )
    return {"units": len(entries.units), "officers": len(entries.officers)}


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
