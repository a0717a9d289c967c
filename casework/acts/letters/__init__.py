"""Letters 函件: sent and signed, objected to, answered, chased and closed; and what others write to us."""

from casework.acts.letters.acknowledge_letter import acknowledge_letter
from casework.acts.letters.answer_letter import answer_letter
from casework.acts.letters.chase_letter import chase_letter
from casework.acts.letters.close_letter import close_letter
from casework.acts.letters.lift_listing import lift_listing
from casework.acts.letters.object_letter import object_letter
from casework.acts.letters.receive_letter import receive_letter
from casework.acts.letters.redo_letter import redo_letter
from casework.acts.letters.send_letter import send_letter
from casework.acts.letters.settle_objection import settle_objection
from casework.acts.letters.sign_letter import sign_letter

ACTS = (
    send_letter,
    sign_letter,
    acknowledge_letter,
    object_letter,
    settle_objection,
    chase_letter,
    answer_letter,
    redo_letter,
    close_letter,
    receive_letter,
    lift_listing,
)
