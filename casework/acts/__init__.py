"""The acts of the office: one file each, one transaction each. Nothing else changes a case."""

from casework.acts import (
    acceptance,
    clocks,
    colours,
    enforcement,
    intake,
    investigation,
    ladder,
    letters,
    meetings,
    petitioners,
    plans,
    post_supervision,
    tasks,
)
from casework.acts.office_act import OfficeAct, Receipt

GROUPS = (
    intake,
    investigation,
    plans,
    acceptance,
    post_supervision,
    clocks,
    colours,
    ladder,
    tasks,
    enforcement,
    letters,
    meetings,
    petitioners,
)
ACTS: dict[str, OfficeAct] = {act.act.value: act for group in GROUPS for act in group.ACTS}
"""Every act by its name, in the order in which a case meets them."""

__all__ = ["ACTS", "GROUPS", "Receipt"]
