"""A reporter as a person: what is known of him, and what tells that two are the same. Never shown, never kept
in clear.
"""

from dataclasses import dataclass, fields

from casework.rules import spelling


@dataclass(frozen=True, repr=False)
class Person:
    """Name, telephone, identity number and address, as far as he gave them."""

    name: str | None = None
    phone: str | None = None
    id_number: str | None = None
    address: str | None = None

    def __repr__(self) -> str:
        """Harm prevented: a trace or a log that prints who reported."""
        return "Person(…)"

    @property
    def known(self) -> bool:
        """Whether anything at all is known of him."""
        return any(getattr(self, field.name) for field in fields(self))

    @property
    def reachable(self) -> bool:
        """Whether a call or a letter can reach him."""
        return bool(self.phone or self.address)

    @property
    def marks(self) -> dict[str, str]:
        """What each make him known again: telephone, identity number, name with address."""
        place = self.name and self.address and f"{spelling.key(self.name)}|{spelling.key(self.address)}"
        found = {
            "phone": spelling.phone(self.phone or ""),
            "id": spelling.key(self.id_number or ""),
            "place": place or "",
        }
        return {kind: mark for kind, mark in found.items() if mark}
