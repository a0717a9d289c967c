"""What of a case a unit is given: exactly the fields on the list, and only after they were signed off."""

from typing import Any

from sqlmodel import Session

from casework.acts import redacting
from casework.acts.step import find_case
from casework.errors import Refused
from casework.office import Office
from casework.rules.redaction import ALLOWED
from models.tables import Problem, Redaction


def handout(office: Office, case: str) -> dict[str, Any]:
    """The signed text of a case with what else may be told; Refused before the signature.

    Never the reporter, his channel or his own words; the demands are those that were signed with the text.
    What nobody can be known by needs no signature and is told as it came in.
    """
    with office.database.read() as session:
        problem = find_case(session, case)
        signed = _signed(session, problem)
        text = signed.text if signed else problem.description
        demands = signed.demands if signed else redacting.demands_of(session, problem)
        told = {**problem.model_dump(), "text": text, "demands": list(demands)}
        return {name: told[name] for name in ALLOWED}


def _signed(session: Session, problem: Problem) -> Redaction | None:
    outgoing = redacting.outgoing(session, problem)
    if outgoing.hidden:
        raise Refused(
            f"案件{problem.case_number}的脱敏稿尚未签发，不能交承办单位；请先办理“拟脱敏稿”和“签发脱敏稿”。",
            code="not_signed_off",
        )
    return outgoing.signed
