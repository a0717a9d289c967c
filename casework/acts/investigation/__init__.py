"""Investigation 调查: who looks into a problem, and what is found."""

from casework.acts.investigation.assign import assign
from casework.acts.investigation.conclude_investigation import conclude_investigation

ACTS = (
    assign,
    conclude_investigation,
)
