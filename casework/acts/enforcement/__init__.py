"""Enforcement 执法措施: orders to correct, penalties, seizures and restrictions, with their clocks."""

from casework.acts.enforcement.answer_remedy import answer_remedy
from casework.acts.enforcement.apply_enforcement import apply_enforcement
from casework.acts.enforcement.apply_to_lift import apply_to_lift
from casework.acts.enforcement.approve_instalments import approve_instalments
from casework.acts.enforcement.approve_measure import approve_measure
from casework.acts.enforcement.close_penalty import close_penalty
from casework.acts.enforcement.decide_penalty import decide_penalty
from casework.acts.enforcement.drop_penalty_case import drop_penalty_case
from casework.acts.enforcement.end_remedy import end_remedy
from casework.acts.enforcement.file_completion import file_completion
from casework.acts.enforcement.file_firm_plan import file_firm_plan
from casework.acts.enforcement.file_penalty_case import file_penalty_case
from casework.acts.enforcement.impose_daily_fine import impose_daily_fine
from casework.acts.enforcement.lift_measure import lift_measure
from casework.acts.enforcement.maintain_seizure import maintain_seizure
from casework.acts.enforcement.notify_penalty import notify_penalty
from casework.acts.enforcement.order_correction import order_correction
from casework.acts.enforcement.record_payment import record_payment
from casework.acts.enforcement.record_remedy import record_remedy
from casework.acts.enforcement.reinspect import reinspect
from casework.acts.enforcement.request_instalments import request_instalments
from casework.acts.enforcement.restrict_production import restrict_production
from casework.acts.enforcement.seize import seize
from casework.acts.enforcement.serve_paper import serve_paper
from casework.acts.enforcement.track_restriction import track_restriction
from casework.acts.enforcement.withdraw_order import withdraw_order

ACTS = (
    file_penalty_case,
    notify_penalty,
    decide_penalty,
    drop_penalty_case,
    request_instalments,
    approve_instalments,
    record_payment,
    apply_enforcement,
    close_penalty,
    record_remedy,
    answer_remedy,
    end_remedy,
    order_correction,
    reinspect,
    withdraw_order,
    impose_daily_fine,
    seize,
    restrict_production,
    approve_measure,
    serve_paper,
    apply_to_lift,
    maintain_seizure,
    lift_measure,
    file_firm_plan,
    file_completion,
    track_restriction,
)
