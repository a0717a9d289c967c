"""What a case is merged into: another that goes on."""

from casework.acts.step import Step, find_case
from casework.errors import Refused
from models.vocabulary import Stage

GONE = (Stage.potential, Stage.verified, Stage.unfounded, Stage.merged, Stage.refused, Stage.forwarded,
        Stage.closed, Stage.archived)  # fmt: skip


def merge_into(step: Step, number: str) -> None:
    """Join the case to an earlier one: another one, itself not merged away; all reporters of both stay."""
    target = find_case(step.session, number)
    if target.id == step.problem.id:
        raise Refused("案件不能并入自己，请填写较早的案件编号。", code="merge_into_itself")
    if target.stage in GONE:
        raise Refused(
            f"案件{number}为“{target.stage.label}”，不能并入；请并入正在办理的案件。",
            code="merge_target_gone",
        )
    if target.unit_id is not None and target.unit_id == step.problem.accused_unit_id:
        raise Refused(
            f"案件{number}由被举报单位办理，不能并入；请先将该案改交其他单位。", code="merge_target_accused"
        )
    step.problem.merged_into_id = target.id
    step.facts["into"] = target.case_number
