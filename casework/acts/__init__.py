"""The acts of the office: one file each, one transaction each. Nothing else changes a case."""

from casework.acts.accept import accept
from casework.acts.approve_plan import approve_plan
from casework.acts.archive import archive
from casework.acts.assign import assign
from casework.acts.close import close
from casework.acts.conclude_investigation import conclude_investigation
from casework.acts.extend import extend
from casework.acts.file_evidence import file_evidence
from casework.acts.office_act import OfficeAct, Receipt
from casework.acts.propose_plan import propose_plan
from casework.acts.publish import publish
from casework.acts.recheck import recheck
from casework.acts.register import register
from casework.acts.reopen import reopen
from casework.acts.request_acceptance import request_acceptance
from casework.acts.return_acceptance import return_acceptance
from casework.acts.return_plan import return_plan
from casework.acts.revise_source import revise_source
from casework.acts.ring import ring
from casework.acts.screen import screen

ACTS: dict[str, OfficeAct] = {
    act.act.value: act
    for act in (
        register,
        revise_source,
        screen,
        assign,
        conclude_investigation,
        propose_plan,
        approve_plan,
        return_plan,
        file_evidence,
        extend,
        request_acceptance,
        accept,
        return_acceptance,
        publish,
        close,
        recheck,
        archive,
        reopen,
        ring,
    )
}

__all__ = ["ACTS", "Receipt", *ACTS]
