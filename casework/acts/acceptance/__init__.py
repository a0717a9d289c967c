"""Acceptance 验收, publication 公示 and striking off 销号."""

from casework.acts.acceptance.accept import accept
from casework.acts.acceptance.check_item import check_item
from casework.acts.acceptance.close import close
from casework.acts.acceptance.note_partial import note_partial
from casework.acts.acceptance.object_publicity import object_publicity
from casework.acts.acceptance.publish import publish
from casework.acts.acceptance.request_acceptance import request_acceptance
from casework.acts.acceptance.return_acceptance import return_acceptance
from casework.acts.acceptance.settle_publicity import settle_publicity
from casework.acts.acceptance.strike_off_item import strike_off_item

ACTS = (
    note_partial,
    request_acceptance,
    check_item,
    accept,
    return_acceptance,
    publish,
    object_publicity,
    settle_publicity,
    strike_off_item,
    close,
)
