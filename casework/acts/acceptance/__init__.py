"""Acceptance 验收, publication 公示 and striking off 销号."""

from casework.acts.acceptance.accept import accept
from casework.acts.acceptance.close import close
from casework.acts.acceptance.publish import publish
from casework.acts.acceptance.request_acceptance import request_acceptance
from casework.acts.acceptance.return_acceptance import return_acceptance

ACTS = (
    request_acceptance,
    accept,
    return_acceptance,
    publish,
    close,
)
