"""来源更新: a known matter was published again with other cells; the new edition is kept beside the old."""

from casework.acts.given import Given
from casework.acts.intake.register import Source, source_row
from casework.acts.office_act import office_act
from casework.acts.step import Step
from models.vocabulary import Act


class ReviseSource(Given):
    source: Source
    changed: tuple[str, ...]


@office_act(Act.revise_source, ReviseSource)
def revise_source(step: Step, given: ReviseSource) -> None:
    """Keep another edition of a published row; the case itself stays as it is until a person acts."""
    step.decide()
    step.facts["changed_columns"] = list(given.changed)
    step.session.add(source_row(step, given.source))
