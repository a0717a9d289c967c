"""Investigation 调查: who looks into a problem, what is asked, seen and found, who leads and who helps."""

from casework.acts.investigation.assign import assign
from casework.acts.investigation.call_in_help import call_in_help
from casework.acts.investigation.cancel_help import cancel_help
from casework.acts.investigation.close_charge import close_charge
from casework.acts.investigation.conclude_investigation import conclude_investigation
from casework.acts.investigation.correct_inspection import correct_inspection
from casework.acts.investigation.give_opinion import give_opinion
from casework.acts.investigation.hand_over_charge import hand_over_charge
from casework.acts.investigation.lead_visit import lead_visit
from casework.acts.investigation.list_demands import list_demands
from casework.acts.investigation.record_inspection import record_inspection
from casework.acts.investigation.take_charge import take_charge
from casework.acts.investigation.withdraw_demand import withdraw_demand

ACTS = (
    assign,
    list_demands,
    withdraw_demand,
    record_inspection,
    correct_inspection,
    take_charge,
    lead_visit,
    close_charge,
    hand_over_charge,
    call_in_help,
    give_opinion,
    cancel_help,
    conclude_investigation,
)
