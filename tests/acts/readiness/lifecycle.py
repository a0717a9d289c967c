"""The lifecycle, its clocks, colours and ladder, each act about to be done."""

from datetime import timedelta

from models.tables import Clock
from models.vocabulary import Stage
from tests.acts.readiness.ways import plain
from tests.conftest import Desk

S = Stage


def screen_accept(act, case):
    return case, "C01", {"outcome": "accept"}


def own_clock(act, case):
    clock = act.clock(case, "acceptance")
    act.now = clock.warn_at
    return case, "system", {"clock": clock.id, "outcome": "warn"}


def on_the_day_it_opens(act, case):
    act.at(act.rounds(case)[0].opens_on)
    return case, "S01", act.looking_back(case)


def started(then=lambda act, case: None, **given):
    """A penalty clock runs, and something may have been done to it."""

    def ready(act, case):
        act.start(case, "CF-02", act.today)
        then(act, case)
        return case, "S01", {"clock": "CF-02", **given}

    return ready


def paused(act, case):
    act("pause_clock", case, "U11", clock="CF-02", why="hearing")
    act.later(days=2)


def asked(**given):
    def ready(act, case):
        act("request_extension", case, "S01", reason="情况复杂")
        return case, "L01", given

    return ready


def proposed(act, case):
    act("propose_colour", case, "S01", colour="yellow", until=act.today + timedelta(days=9), reason="持续关注")
    return case, "R01", {"opinion": "同意"}


def climbed(by, rung, **given):
    """A case that was named has a rung of the ladder."""

    def ready(act, case):
        act.signal(case)
        act("escalate", case, "S01", rung=rung, reason="领导批示")
        return case, by, given

    return ready


def signalled(act, case):
    act.signal(case)
    return case, "S01", {"rung": "supervision_letter", "reason": "领导批示"}


def miscounted(act, case):
    """A clock whose end is no longer what its row counts to."""
    with act.office.database.write() as session:
        clock = session.get(Clock, act.clock(case, "acceptance").id)
        clock.due_on += timedelta(days=1)
        session.add(clock)
    return case, "system", {"clock": clock.id, "reason": "日历已更新"}


READY = {
    "register": (None, plain("C01", description="异味"), S.registered, ["acceptance"], [], []),
    "revise_source": (
        S.registered,
        plain("C01", source=Desk.source(), changed=["调查核实情况"]),
        S.registered,
        [],
        [],
        [],
    ),
    "screen": (S.registered, screen_accept, S.accepted, ["handling"], ["acceptance"], ["wake"]),
    "assign": (S.accepted, plain("S01", unit="ZF"), S.investigating, [], [], ["wake"]),
    "conclude_investigation": (
        S.investigating,
        plain("U11", finding="true", findings="属实"),
        S.planning,
        [],
        [],
        ["wake"],
    ),
    "propose_plan": (
        S.planning,
        lambda act, case: (case, "U11", act.plan()),
        S.plan_review,
        [],
        [],
        ["wake"],
    ),
    "approve_plan": (
        S.plan_review,
        plain("R01"),
        S.rectifying,
        ["rectification"],
        ["handling"],
        ["wake"],
    ),
    "return_plan": (S.plan_review, plain("R01", reason="措施不实"), S.planning, [], [], ["wake"]),
    "file_evidence": (
        S.rectifying,
        lambda act, case: (case, "U11", act.proof()),
        S.rectifying,
        [],
        [],
        [],
    ),
    "start_clock": (
        S.rectifying,
        plain("U11", clock="CF-02", on="2026-03-02"),
        S.rectifying,
        ["CF-02"],
        [],
        [],
    ),
    "meet_clock": (S.rectifying, started(), S.rectifying, [], ["CF-02"], []),
    "cancel_clock": (S.rectifying, started(reason="立案有误"), S.rectifying, [], ["CF-02"], []),
    "pause_clock": (S.rectifying, started(why="appraisal"), S.rectifying, [], ["CF-02"], []),
    "resume_clock": (S.rectifying, started(paused), S.rectifying, [], [], []),
    "request_extension": (S.accepted, plain("S01", reason="情况复杂"), S.accepted, [], [], []),
    "extend": (S.accepted, asked(opinion="同意"), S.accepted, [], [], ["wake"]),
    "refuse_extension": (S.accepted, asked(reason="理由不足"), S.accepted, [], [], []),
    "note_signal": (
        S.rectifying,
        plain("C01", outcome="named", reason="媒体报道"),
        S.rectifying,
        [],
        [],
        ["wake"],
    ),
    "propose_colour": (
        S.rectifying,
        plain("S01", colour="yellow", until="2026-03-31", reason="持续关注"),
        S.rectifying,
        [],
        [],
        [],
    ),
    "approve_colour": (S.rectifying, proposed, S.rectifying, [], [], ["wake"]),
    "escalate": (S.rectifying, signalled, S.rectifying, ["ladder_reply"], [], ["announce", "wake"]),
    "sign_rung": (
        S.rectifying,
        climbed("L01", "raised_supervision"),
        S.rectifying,
        ["ladder_reply"],
        [],
        ["announce"],
    ),
    "answer_rung": (
        S.rectifying,
        climbed("U11", "supervision_letter", answer="已全面停产检修"),
        S.rectifying,
        [],
        ["ladder_reply"],
        ["announce"],
    ),
    "stand_down": (
        S.rectifying,
        climbed("S01", "supervision_letter", reason="情况已查清"),
        S.rectifying,
        [],
        ["ladder_reply"],
        ["announce", "wake"],
    ),
    "recount": (S.registered, miscounted, S.registered, [], [], []),
    "recolour": (S.registered, plain("system"), S.registered, [], [], []),
    "recheck": (
        S.post_supervision,
        on_the_day_it_opens,
        S.post_supervision,
        [],
        ["recheck"],
        ["recheck"],
    ),
    "archive": (S.closed, plain("S01"), S.archived, [], [], ["checkpoint", "wake"]),
    "reopen": (S.closed, plain("L01", reason="群众再次反映"), S.accepted, ["handling"], [], ["wake"]),
    "ring": (S.registered, own_clock, S.registered, [], [], []),
}
