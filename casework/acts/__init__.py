"""The acts of the office: one file each, one transaction each. Nothing else changes a case."""

from casework.acts.accept import accept
from casework.acts.answer_rung import answer_rung
from casework.acts.approve_colour import approve_colour
from casework.acts.approve_plan import approve_plan
from casework.acts.archive import archive
from casework.acts.assign import assign
from casework.acts.cancel_clock import cancel_clock
from casework.acts.close import close
from casework.acts.conclude_investigation import conclude_investigation
from casework.acts.escalate import escalate
from casework.acts.extend import extend
from casework.acts.file_evidence import file_evidence
from casework.acts.meet_clock import meet_clock
from casework.acts.note_signal import note_signal
from casework.acts.office_act import OfficeAct, Receipt
from casework.acts.pause_clock import pause_clock
from casework.acts.propose_colour import propose_colour
from casework.acts.propose_plan import propose_plan
from casework.acts.publish import publish
from casework.acts.recheck import recheck
from casework.acts.recolour import recolour
from casework.acts.recount import recount
from casework.acts.refuse_extension import refuse_extension
from casework.acts.register import register
from casework.acts.reopen import reopen
from casework.acts.request_acceptance import request_acceptance
from casework.acts.request_extension import request_extension
from casework.acts.resume_clock import resume_clock
from casework.acts.return_acceptance import return_acceptance
from casework.acts.return_plan import return_plan
from casework.acts.revise_source import revise_source
from casework.acts.ring import ring
from casework.acts.screen import screen
from casework.acts.sign_rung import sign_rung
from casework.acts.stand_down import stand_down
from casework.acts.start_clock import start_clock

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
        request_acceptance,
        accept,
        return_acceptance,
        publish,
        close,
        recheck,
        archive,
        reopen,
        start_clock,
        meet_clock,
        cancel_clock,
        pause_clock,
        resume_clock,
        request_extension,
        extend,
        refuse_extension,
        note_signal,
        propose_colour,
        approve_colour,
        escalate,
        sign_rung,
        answer_rung,
        stand_down,
        ring,
        recount,
        recolour,
    )
}

__all__ = ["ACTS", "Receipt", *ACTS]
