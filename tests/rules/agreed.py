"""What the office agreed to: each act, where it may be done, what it needs, who may do it.

Written out by hand, so that a change of the product's tables breaks a test until somebody agrees to it.
A line reads: act | stages | needs | roles, each with the relations asked of it. `moves` means that the
stages stand in the table of moves.
"""

AGREED = """
register                | moves     |                    | clerk supervisor system
revise_source           | every     |                    | clerk supervisor system
screen                  | moves     |                    | clerk supervisor
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
"""  # noqa: E501
