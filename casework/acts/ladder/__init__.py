"""The escalation ladder 督办阶梯."""

from casework.acts.ladder.answer_rung import answer_rung
from casework.acts.ladder.escalate import escalate
from casework.acts.ladder.sign_rung import sign_rung
from casework.acts.ladder.stand_down import stand_down

ACTS = (
    escalate,
    sign_rung,
    answer_rung,
    stand_down,
)
