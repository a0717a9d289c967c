"""What the office agreed to: each act, where it may be done, what it needs, who may do it.

Written out by hand, so that a change of the product's tables breaks a test until somebody agrees to it.
A line reads: act | stages | needs | roles, each with the relations asked of it. `moves` means that the
stages stand in the table of moves.
"""

AGREED = """
register                | moves     |                    | clerk supervisor system
revise_source           | every     |                    | clerk supervisor system
screen                  | moves     |                    | clerk supervisor
take_back               | moves     |                    | supervisor
add_report              | LIVE      |                    | clerk supervisor system
grade                   | UNRESTED  | reason             | clerk supervisor
judge_likeness          | UNRESTED  | reason             | clerk supervisor
merge                   | moves     |                    | supervisor
open_identity           | UNRESTED  | reason             | clerk supervisor
draft_redaction         | UNRESTED  |                    | clerk supervisor
sign_redaction          | UNRESTED  |                    | supervisor:not_the_maker
note_clue               | moves     |                    | clerk supervisor system
verify_clue             | moves     |                    | clerk supervisor
hand_over               | moves     |                    | supervisor
add_alarm               | LIVE      |                    | clerk supervisor system

assign                  | moves     |                    | supervisor
list_demands            | UNDECIDED |                    | clerk supervisor unit_officer:own_unit
withdraw_demand         | UNDECIDED | reason             | clerk supervisor
record_inspection       | ACCEPTED  |                    | supervisor unit_officer:own_unit
correct_inspection      | ACCEPTED  | reason             | supervisor unit_officer:own_unit
take_charge             | ACCEPTED  |                    | supervisor lead_officer:lead_of_case+not_of_the_accused
lead_visit              | ACCEPTED  |                    | lead_officer:lead_of_case+not_of_the_accused
close_charge            | ACCEPTED  |                    | lead_officer:lead_of_case+not_of_the_accused
hand_over_charge        | ACCEPTED  | reason             | supervisor lead_officer:lead_of_case+not_of_the_accused
call_in_help            | ACCEPTED  |                    | supervisor lead_officer unit_officer:own_unit
give_opinion            | UNRESTED  |                    | expert:own_object unit_officer:own_object
cancel_help             | UNRESTED  | reason             | supervisor lead_officer unit_officer:own_unit
conclude_investigation  | moves     |                    | unit_officer:own_unit

draft_plan              | PLANNABLE |                    | unit_officer:own_unit
propose_plan            | moves     |                    | unit_officer:own_unit
countersign_plan        | PLANNED   |                    | unit_officer:own_object
approve_plan            | moves     |                    | reviewer:not_the_maker+not_of_the_accused lead_officer:not_the_maker+not_of_the_accused
return_plan             | moves     |                    | reviewer:not_the_maker+not_of_the_accused lead_officer:not_the_maker+not_of_the_accused
amend_plan              | RECTIFYING | reason whole_plan | unit_officer:own_unit
file_evidence           | PROVABLE  |                    | supervisor unit_officer:own_unit
withdraw_evidence       | PROVABLE  | reason             | supervisor unit_officer:own_unit
reach_milestone         | RECTIFYING |                   | supervisor unit_officer:own_unit

request_acceptance      | moves     |                    | unit_officer:own_unit
note_partial            | moves     |                    | supervisor unit_officer:own_unit
check_item              | REVIEWED  |                    | reviewer:not_the_rectifier+not_of_the_accused+not_the_maker lead_officer:not_the_rectifier+not_of_the_accused+not_the_maker
accept                  | moves     |                    | reviewer:not_the_rectifier+not_of_the_accused+not_the_maker lead_officer:not_the_rectifier+not_of_the_accused+not_the_maker
return_acceptance       | moves     |                    | reviewer:not_the_rectifier+not_of_the_accused+not_the_maker lead_officer:not_the_rectifier+not_of_the_accused+not_the_maker
publish                 | moves     |                    | supervisor
object_publicity        | ON_SHOW   |                    | clerk supervisor
settle_publicity        | moves     |                    | reviewer:not_the_rectifier+not_of_the_accused+not_the_maker lead_officer:not_the_rectifier+not_of_the_accused+not_the_maker
strike_off_item         | ON_SHOW   | publicity_over     | supervisor
close                   | moves     |                    | supervisor

plan_recheck            | LOOKED_BACK_AT | reason        | supervisor lead_officer
recheck                 | moves     |                    | supervisor
archive                 | moves     |                    | supervisor
reopen                  | moves     |                    | supervisor lead_officer

start_clock             | UNRESTED  |                    | supervisor unit_officer:own_unit
meet_clock              | UNRESTED  |                    | supervisor unit_officer:own_unit
cancel_clock            | UNRESTED  | reason             | supervisor lead_officer
pause_clock             | UNRESTED  |                    | supervisor unit_officer:own_unit
resume_clock            | UNRESTED  |                    | supervisor unit_officer:own_unit
request_extension       | UNRESTED  | reason             | supervisor unit_officer:own_unit
extend                  | UNRESTED  |                    | supervisor:not_the_maker reviewer:not_the_maker+not_of_the_accused lead_officer:not_the_maker+not_of_the_accused
refuse_extension        | UNRESTED  | reason             | supervisor:not_the_maker reviewer:not_the_maker+not_of_the_accused lead_officer:not_the_maker+not_of_the_accused
ring                    | UNRESTED  |                    | system
recount                 | UNRESTED  |                    | system

note_signal             | LIVE      | reason             | clerk supervisor
propose_colour          | LIVE      | reason             | supervisor
approve_colour          | LIVE      |                    | reviewer:not_the_maker+not_of_the_accused lead_officer:not_the_maker+not_of_the_accused
recolour                | UNRESTED  |                    | system

escalate                | LIVE      |                    | supervisor lead_officer system
sign_rung               | LIVE      |                    | supervisor:not_the_maker lead_officer:not_the_maker
answer_rung             | LIVE      |                    | unit_officer:own_unit
stand_down              | UNRESTED  | reason             | supervisor lead_officer system

assign_task             | ACCEPTED  | not_to_the_accused | supervisor lead_officer unit_officer:own_unit
finish_task             | UNRESTED  |                    | supervisor unit_officer:own_object
cancel_task             | UNRESTED  | reason             | supervisor lead_officer

file_penalty_case       | ACCEPTED  |                    | supervisor unit_officer:own_unit
notify_penalty          | UNRESTED  |                    | supervisor unit_officer:own_unit
decide_penalty          | UNRESTED  |                    | reviewer:not_the_maker+not_of_the_accused lead_officer:not_the_maker+not_of_the_accused
drop_penalty_case       | UNRESTED  | reason             | reviewer:not_the_maker+not_of_the_accused lead_officer:not_the_maker+not_of_the_accused
request_instalments     | UNRESTED  | reason             | supervisor unit_officer:own_unit
approve_instalments     | UNRESTED  |                    | reviewer:not_the_maker+not_of_the_accused lead_officer:not_the_maker+not_of_the_accused
record_payment          | UNRESTED  |                    | supervisor unit_officer:own_unit
apply_enforcement       | UNRESTED  |                    | supervisor unit_officer:own_unit
close_penalty           | UNRESTED  |                    | supervisor
record_remedy           | UNRESTED  |                    | supervisor unit_officer:own_unit
answer_remedy           | UNRESTED  |                    | supervisor unit_officer:own_unit
end_remedy              | UNRESTED  |                    | supervisor
order_correction        | ACCEPTED  |                    | supervisor unit_officer:own_unit
reinspect               | UNRESTED  |                    | supervisor unit_officer:own_unit
withdraw_order          | UNRESTED  | reason             | reviewer:not_the_maker+not_of_the_accused lead_officer:not_the_maker+not_of_the_accused
impose_daily_fine       | UNRESTED  |                    | supervisor unit_officer:own_unit
seize                   | ACCEPTED  | reason             | supervisor unit_officer:own_unit
restrict_production     | ACCEPTED  | reason             | supervisor unit_officer:own_unit
approve_measure         | UNRESTED  |                    | lead_officer:not_the_maker+not_of_the_accused
serve_paper             | UNRESTED  |                    | supervisor unit_officer:own_unit
apply_to_lift           | UNRESTED  |                    | supervisor unit_officer:own_unit
maintain_seizure        | UNRESTED  | reason             | lead_officer:not_the_maker+not_of_the_accused
lift_measure            | UNRESTED  |                    | supervisor lead_officer
file_firm_plan          | UNRESTED  |                    | supervisor unit_officer:own_unit
file_completion         | UNRESTED  |                    | supervisor unit_officer:own_unit
track_restriction       | UNRESTED  |                    | supervisor unit_officer:own_unit
send_letter             | LIVE      | not_to_the_accused | supervisor lead_officer
sign_letter             | UNRESTED  |                    | supervisor:not_the_maker lead_officer:not_the_maker
acknowledge_letter      | UNRESTED  |                    | supervisor unit_officer:own_object police_liaison:own_object procuratorate_liaison:own_object
object_letter           | UNRESTED  | reason             | supervisor unit_officer:own_object police_liaison:own_object procuratorate_liaison:own_object
settle_objection        | UNRESTED  |                    | supervisor:not_the_maker lead_officer:not_the_maker
chase_letter            | UNRESTED  |                    | clerk supervisor
answer_letter           | UNRESTED  |                    | supervisor unit_officer:own_object police_liaison:own_object procuratorate_liaison:own_object
redo_letter             | UNRESTED  | reason             | supervisor lead_officer
close_letter            | UNRESTED  |                    | supervisor lead_officer
receive_letter          | UNRESTED  |                    | clerk supervisor
lift_listing            | UNRESTED  |                    | supervisor lead_officer

hold_meeting            | LIVE      |                    | supervisor lead_officer
report_meeting          | UNRESTED  |                    | supervisor unit_officer:own_object
close_meeting           | UNRESTED  |                    | supervisor
notify_reporter         | SCREENED  |                    | clerk supervisor
reply                   | ACCEPTED  |                    | clerk supervisor unit_officer:own_unit
sign_reply              | ACCEPTED  |                    | reviewer:not_the_maker+not_of_the_accused lead_officer:not_the_maker+not_of_the_accused
deliver_reply           | ACCEPTED  |                    | clerk supervisor unit_officer:own_unit
call_back               | ACCEPTED  |                    | clerk:not_of_the_handling_unit supervisor:not_of_the_handling_unit
rate                    | ACCEPTED  |                    | petitioner:own_report
file_analysis           | ACCEPTED  |                    | supervisor unit_officer:own_object
accept_analysis         | ACCEPTED  |                    | supervisor:not_the_maker reviewer:not_the_maker+not_of_the_accused lead_officer:not_the_maker+not_of_the_accused
request_review          | ACCEPTED  |                    | clerk supervisor petitioner:own_report
accept_review           | ACCEPTED  |                    | reviewer:not_the_maker+not_of_the_accused+not_of_the_handling_unit lead_officer:not_the_maker+not_of_the_accused+not_of_the_handling_unit
decide_review           | ACCEPTED  |                    | reviewer:not_the_maker+not_of_the_accused+not_of_the_handling_unit lead_officer:not_the_maker+not_of_the_accused+not_of_the_handling_unit
add_facts               | every     |                    | clerk supervisor petitioner:own_report
judge_facts             | every     |                    | supervisor lead_officer
issue_query_code        | every     |                    | clerk supervisor
draw_sample             | STRUCK_OFF |                   | supervisor
review_sample           | STRUCK_OFF |                   | supervisor
"""  # noqa: E501

OFFICE_AGREED = """
load_roster            | system_administrator
grant_roles            | security_administrator
apply_policy           | supervisor lead_officer
apply_technical_policy | supervisor lead_officer system_administrator
apply_secrecy_policy   | security_administrator
confirm_time           | supervisor lead_officer system_administrator
unpark                 | supervisor lead_officer system_administrator
manage_addresses       | system_administrator himself
read_message           | himself
resend_messages        | supervisor system_administrator
make_feed              | himself
revoke_feed            | system_administrator security_administrator himself
verify_history         | auditor
sign_checkpoint        | auditor
read_journal           | auditor
"""
"""What is done to the office as a whole, and who may do it: roles, or everybody where it concerns himself."""
POLICY_AGREED = """
apply_policy           | calendar clocks colours ladder rechecks acceptance letters enforcement petitioners channels plan_templates
apply_technical_policy | likeness alarms
apply_secrecy_policy   | secrecy
"""  # noqa: E501
"""Under which of them each kind of policy file is taken in."""
