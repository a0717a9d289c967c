"""Petitioners 群众: told, answered, called back, heard again; reviews, and samples for a look from outside."""

from casework.acts.petitioners.accept_analysis import accept_analysis
from casework.acts.petitioners.accept_review import accept_review
from casework.acts.petitioners.add_facts import add_facts
from casework.acts.petitioners.call_back import call_back
from casework.acts.petitioners.decide_review import decide_review
from casework.acts.petitioners.deliver_reply import deliver_reply
from casework.acts.petitioners.draw_sample import draw_sample
from casework.acts.petitioners.file_analysis import file_analysis
from casework.acts.petitioners.issue_query_code import issue_query_code
from casework.acts.petitioners.judge_facts import judge_facts
from casework.acts.petitioners.notify_reporter import notify_reporter
from casework.acts.petitioners.rate import rate
from casework.acts.petitioners.reply import reply
from casework.acts.petitioners.request_review import request_review
from casework.acts.petitioners.review_sample import review_sample
from casework.acts.petitioners.sign_reply import sign_reply

ACTS = (
    notify_reporter,
    reply,
    sign_reply,
    deliver_reply,
    call_back,
    rate,
    file_analysis,
    accept_analysis,
    request_review,
    accept_review,
    decide_review,
    add_facts,
    judge_facts,
    issue_query_code,
    draw_sample,
    review_sample,
)
