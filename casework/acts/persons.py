"""Who reporters are, inside an act: kept sealed apart from the cases and found again unopened.

Nothing of it is ever written to an event, a notice, a log or a sentence.
"""

import secrets
from collections.abc import Iterable
from dataclasses import asdict

from sqlmodel import Session, col, or_, select

from casework.acts.step import Step
from casework.adapters.identity_box import IdentityBox
from casework.office import Office
from casework.rules.person import Person
from models.tables import Identity

INDEXES = {"phone": Identity.phone_index, "id": Identity.id_index, "place": Identity.place_index}


def keep(step: Step, person: Person) -> str:
    """Seal a reporter into a row of his own; the random ref, which is all that a report may know."""
    box, ref = IdentityBox(step.office.keys.chain), secrets.token_hex(16)
    indexes = {f"{kind}_index": box.index(kind, mark) for kind, mark in person.marks.items()}
    sealed = box.seal(ref, asdict(person))
    step.session.add(Identity(ref=ref, sealed=sealed, kept_at=step.request.now, **indexes))
    return ref


def same_person(step: Step, person: Person, most: int) -> list[str]:
    """The newest refs of the same person: the same telephone, identity number, or name with address."""
    box = IdentityBox(step.office.keys.chain)
    same = [col(INDEXES[kind]) == box.index(kind, mark) for kind, mark in person.marks.items()]
    if not same:
        return []
    query = select(Identity.ref).where(or_(*same)).order_by(col(Identity.id).desc()).limit(most)
    return list(step.session.exec(query))


def in_clear(office: Office, session: Session, refs: Iterable[str]) -> list[Person]:
    """Reporters in clear: to be looked for in a text about to leave the office, or for who opened them."""
    box = IdentityBox(office.keys.chain)
    query = select(Identity).where(col(Identity.ref).in_(list(refs)))
    return [Person(**box.open(row.ref, row.sealed)) for row in session.exec(query)]
