"""What the office agreed to: each act, where it may be done, what it needs, who may do it.

Written out by hand, so that a change of the product's tables breaks a test until somebody agrees to it.
A line reads: act | stages | needs | roles, each with the relations asked of it. `moves` means that the
stages stand in the table of moves.
"""

AGREED = """
register                | moves     |                    | clerk supervisor system
revise_source           | every     |                    | clerk supervisor system
screen                  | moves     |                    | clerk supervisor

assign                  | moves     |                    | supervisor
conclude_investigation  | moves     |                    | unit_officer:own_unit

propose_plan            | moves     |                    | unit_officer:own_unit
approve_plan            | moves     |                    | reviewer:not_the_maker+not_of_the_accused lead_officer:not_the_maker+not_of_the_accused
return_plan             | moves     |                    | reviewer:not_the_maker+not_of_the_accused lead_officer:not_the_maker+not_of_the_accused
file_evidence           | PROVABLE  |                    | supervisor unit_officer:own_unit

request_acceptance      | moves     |                    | unit_officer:own_unit
accept                  | moves     |                    | reviewer:not_the_rectifier+not_of_the_accused lead_officer:not_the_rectifier+not_of_the_accused
return_acceptance       | moves     |                    | reviewer:not_the_rectifier+not_of_the_accused lead_officer:not_the_rectifier+not_of_the_accused
publish                 | moves     |                    | supervisor
close                   | moves     |                    | supervisor

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
sign_rung               | LIVE      |                    | supervisor lead_officer
answer_rung             | LIVE      |                    | unit_officer:own_unit
stand_down              | UNRESTED  | reason             | supervisor lead_officer system

assign_task             | ACCEPTED  | not_to_the_accused | supervisor lead_officer unit_officer:own_unit
finish_task             | UNRESTED  |                    | supervisor unit_officer:own_object
cancel_task             | UNRESTED  | reason             | supervisor lead_officer

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
"""  # noqa: E501
