"""The lifecycle as one table of moves; what may be done, who may do it and every refusal come from it."""

from collections.abc import Iterable
from dataclasses import dataclass

from casework.errors import NeedsMissing, NotPermitted, Refused
from casework.rules import needs
from casework.rules.needs import Facts, Need
from models.vocabulary import Act, Outcome, Phase, RecheckStatus, Role, Stage

RULE_VERSION = "lifecycle-2026.1"

CLERKS = (Role.clerk, Role.supervisor)
OFFICE = (Role.supervisor,)
UNIT = (Role.unit_officer,)
REVIEW = (Role.reviewer, Role.lead_officer)
SYSTEM = (Role.system,)
APPROVERS = (Role.lead_officer, Role.reviewer, Role.supervisor)


@dataclass(frozen=True)
class Move:
    """One arrow: from, act (and outcome), to, who, needs; and what it does to clocks and counters.

    `starts` and `meets` name clocks of the policy; `ends_all` cancels every running clock;
    `grows` is the counter it raises: "generation" (relapse, reopening) or "round" (returned acceptance).
    """

    source: Stage | None
    act: Act
    target: Stage
    who: tuple[Role, ...]
    outcome: Outcome | None = None
    needs: tuple[Need, ...] = ()
    starts: tuple[str, ...] = ()
    meets: tuple[str, ...] = ()
    ends_all: bool = False
    grows: str | None = None


def _each(sources: Iterable[Stage], act: Act, who: tuple[Role, ...], **rest) -> tuple[Move, ...]:
    """The same arrow from several stages back to each of them."""
    return tuple(Move(stage, act, stage, who, **rest) for stage in sources)


S, A, O = Stage, Act, Outcome  # noqa: E741  the table reads as columns
UNPROMPTED = (A.ring, A.recount, A.recolour, A.revise_source)
BESIDE = (A.start_clock, A.meet_clock, A.cancel_clock, A.pause_clock, A.resume_clock, A.request_extension,
          A.extend, A.refuse_extension, A.note_signal, A.propose_colour, A.approve_colour, A.escalate,
          A.sign_rung, A.answer_rung, A.stand_down)  # fmt: skip
LIVE = tuple(s for s in Stage if s not in (S.refused, S.merged, S.archived))
WAITING_ROUNDS = (RecheckStatus.scheduled, RecheckStatus.due)
UNRESTED = tuple(s for s in Stage if s is not S.archived)
PROVABLE = (S.investigating, S.rectifying, S.post_supervision)

# fmt: off
MOVES: tuple[Move, ...] = (
    Move(None, A.register, S.registered, (*CLERKS, Role.system), starts=("acceptance",)),
    Move(S.registered, A.screen, S.accepted, CLERKS, O.accept, meets=("acceptance",), starts=("handling",)),
    Move(S.registered, A.screen, S.forwarded, CLERKS, O.forward, (needs.receiving_body, needs.reason),
         meets=("acceptance",), starts=("forwarded_answer",)),
    Move(S.registered, A.screen, S.refused, CLERKS, O.refuse, (needs.reason,), meets=("acceptance",)),
    Move(S.registered, A.screen, S.merged, CLERKS, O.merge, (needs.merge_target,), meets=("acceptance",)),
    Move(S.accepted, A.assign, S.investigating, OFFICE, needs=(needs.not_the_accused,)),
    Move(S.investigating, A.assign, S.investigating, OFFICE,
         needs=(needs.reason, needs.other_unit, needs.not_the_accused)),
    Move(S.investigating, A.conclude_investigation, S.planning, UNIT, O.true, (needs.own_unit,)),
    Move(S.investigating, A.conclude_investigation, S.planning, UNIT, O.partly, (needs.own_unit,)),
    Move(S.investigating, A.conclude_investigation, S.answering, UNIT, O.false, (needs.own_unit,)),
    Move(S.planning, A.propose_plan, S.plan_review, UNIT, needs=(needs.own_unit, needs.whole_plan)),
    Move(S.plan_review, A.return_plan, S.planning, REVIEW, needs=(needs.reason, needs.not_the_proposer)),
    Move(S.plan_review, A.approve_plan, S.rectifying, REVIEW,
         needs=(needs.whole_plan, needs.not_the_proposer), meets=("handling",), starts=("rectification",)),
    *_each(Stage, A.revise_source, (*CLERKS, Role.system)),
    *_each(PROVABLE, A.file_evidence, (Role.unit_officer, Role.supervisor), needs=(needs.own_unit,)),
    Move(S.rectifying, A.request_acceptance, S.acceptance_review, UNIT,
         needs=(needs.own_unit, needs.whole_evidence), meets=("rectification", "rectification_again"),
         starts=("acceptance_review",)),
    Move(S.acceptance_review, A.accept, S.acceptance_passed, REVIEW,
         needs=(needs.not_the_rectifier,), meets=("acceptance_review",)),
    Move(S.acceptance_review, A.return_acceptance, S.rectifying, REVIEW,
         needs=(needs.reason, needs.not_the_rectifier), meets=("acceptance_review",),
         starts=("rectification_again",), grows="round"),
    Move(S.acceptance_passed, A.publish, S.publicity, OFFICE, starts=("publication",)),
    Move(S.publicity, A.close, S.post_supervision, OFFICE, needs=(needs.publicity_over,),
         meets=("publication",), starts=("recheck",)),
    Move(S.answering, A.close, S.closed, OFFICE, needs=(needs.reason,), meets=("handling",)),
    Move(S.forwarded, A.close, S.closed, OFFICE, needs=(needs.reason,), meets=("forwarded_answer",)),
    Move(S.post_supervision, A.recheck, S.post_supervision, OFFICE, O.pass_, (needs.open_round,)),
    Move(S.post_supervision, A.recheck, S.closed, OFFICE, O.last_pass, (needs.open_round,)),
    Move(S.post_supervision, A.recheck, S.planning, OFFICE, O.relapse, (needs.reason, needs.open_round),
         starts=("handling",), ends_all=True, grows="generation"),
    Move(S.closed, A.archive, S.archived, OFFICE, needs=(needs.no_fault,)),
    Move(S.refused, A.archive, S.archived, OFFICE, needs=(needs.no_fault,)),
    Move(S.merged, A.archive, S.archived, OFFICE, needs=(needs.no_fault,)),
    Move(S.merged, A.reopen, S.registered, OFFICE, needs=(needs.reason,), starts=("acceptance",),
         grows="generation"),
    *(Move(stage, A.reopen, S.accepted, (Role.supervisor, Role.lead_officer), needs=(needs.reason,),
           starts=("handling",), ends_all=True, grows="generation")
      for stage in (S.refused, S.post_supervision, S.closed, S.archived)),
    *_each(UNRESTED, A.start_clock, (*OFFICE, *UNIT), needs=(needs.own_unit, needs.no_fault)),
    *_each(UNRESTED, A.meet_clock, (*OFFICE, *UNIT), needs=(needs.own_unit, needs.no_fault)),
    *_each(UNRESTED, A.cancel_clock, (*OFFICE, Role.lead_officer), needs=(needs.reason, needs.no_fault)),
    *_each(UNRESTED, A.pause_clock, (*OFFICE, *UNIT), needs=(needs.own_unit, needs.no_fault)),
    *_each(UNRESTED, A.resume_clock, (*OFFICE, *UNIT), needs=(needs.own_unit, needs.no_fault)),
    *_each(UNRESTED, A.request_extension, (*OFFICE, *UNIT),
           needs=(needs.own_unit, needs.reason, needs.no_fault)),
    *_each(UNRESTED, A.extend, APPROVERS, needs=(needs.not_the_asker, needs.no_fault)),
    *_each(UNRESTED, A.refuse_extension, APPROVERS, needs=(needs.reason, needs.not_the_asker, needs.no_fault)),
    *_each(LIVE, A.note_signal, CLERKS, outcome=O.named, needs=(needs.reason,)),
    *_each(LIVE, A.note_signal, CLERKS, outcome=O.unsatisfied, needs=(needs.reason,)),
    *_each(LIVE, A.propose_colour, OFFICE, needs=(needs.reason, needs.no_fault)),
    *_each(LIVE, A.approve_colour, REVIEW, needs=(needs.not_the_asker, needs.no_fault)),
    *_each(LIVE, A.escalate, (*SYSTEM, *OFFICE, Role.lead_officer), needs=(needs.no_fault,)),
    *_each(LIVE, A.sign_rung, (*OFFICE, Role.lead_officer), needs=(needs.no_fault,)),
    *_each(LIVE, A.answer_rung, UNIT, needs=(needs.own_unit, needs.no_fault)),
    *_each(UNRESTED, A.stand_down, (*SYSTEM, *OFFICE, Role.lead_officer), needs=(needs.reason, needs.no_fault)),
    *_each(UNRESTED, A.ring, SYSTEM, outcome=O.warn),
    *_each(UNRESTED, A.ring, SYSTEM, outcome=O.lapse),
    *_each(UNRESTED, A.recount, SYSTEM),
    *_each(UNRESTED, A.recolour, SYSTEM),
)
# fmt: on

LIFECYCLE_CLOCKS = frozenset(key for move in MOVES for key in move.starts)
"""The clocks that moves start and end."""
LADDER_REPLY = "ladder_reply"
RUN_BY_THEMSELVES = LIFECYCLE_CLOCKS | {LADDER_REPLY}
"""The clocks that nobody starts, meets or cancels; every other one is started by hand on its legal event."""

PHASES: dict[Stage, Phase] = {
    S.registered: Phase.intake,
    S.accepted: Phase.investigation,
    S.investigating: Phase.investigation,
    S.answering: Phase.investigation,
    S.planning: Phase.rectification,
    S.plan_review: Phase.rectification,
    S.rectifying: Phase.rectification,
    S.acceptance_review: Phase.acceptance,
    S.acceptance_passed: Phase.acceptance,
    S.publicity: Phase.acceptance,
    S.post_supervision: Phase.post_supervision,
    S.closed: Phase.ended,
    S.forwarded: Phase.ended,
    S.refused: Phase.ended,
    S.merged: Phase.ended,
    S.archived: Phase.ended,
}
"""Which child flow keeps a stage."""


def moves_from(stage: Stage | None) -> tuple[Move, ...]:
    """Every arrow that leaves a stage."""
    return tuple(move for move in MOVES if move.source == stage)


def possible(stage: Stage | None, role: Role) -> tuple[Act, ...]:
    """The acts open to a role in a stage, each once, in table order, less those that nobody is asked to do."""
    acts = (m.act for m in moves_from(stage) if role in m.who and m.act not in UNPROMPTED)
    return tuple(dict.fromkeys(acts))


def decide(facts: Facts, act: Act, outcome: Outcome | None = None) -> Move:
    """The move that `act` is, or a refusal that names what is possible.

    Raises Refused (no such arrow), NotPermitted (another role's act) or NeedsMissing (its needs).
    """
    moves = [m for m in moves_from(facts.stage) if m.act is act and m.outcome == outcome]
    if not moves:
        raise _impossible(facts, act)
    move = moves[0]
    if facts.role not in move.who:
        raise _not_permitted(facts, move)
    missing = tuple(filter(None, (need(facts) for need in move.needs)))
    if missing:
        raise NeedsMissing(f"案件{facts.case}不能“{act.label}”：{'；'.join(missing)}。", missing=missing)
    return move


def _impossible(facts: Facts, act: Act) -> Refused:
    stage = facts.stage.label if facts.stage else "未登记"
    return Refused(
        f"案件{facts.case}现为“{stage}”，不能“{act.label}”；{_say_possible(facts)}。",
        possible=[a.value for a in possible(facts.stage, facts.role)],
        stage=facts.stage,
    )


def _not_permitted(facts: Facts, move: Move) -> NotPermitted:
    whose = "、".join(role.label for role in move.who)
    return NotPermitted(
        f"案件{facts.case}的“{move.act.label}”须由{whose}办理，您的身份是{facts.role.label}；"
        f"{_say_possible(facts)}。",
        possible=[a.value for a in possible(facts.stage, facts.role)],
    )


def _say_possible(facts: Facts) -> str:
    """What leads on; what may be done beside it at any time would drown it."""
    mine = [a for a in possible(facts.stage, facts.role) if a not in BESIDE]
    if mine:
        return f"您现在可以：{'、'.join(a.label for a in mine)}"
    theirs = [m for m in moves_from(facts.stage) if m.act not in (*UNPROMPTED, *BESIDE)]
    whose = dict.fromkeys(f"{m.act.label}（{'/'.join(r.label for r in m.who)}）" for m in theirs)
    return f"现在可以的是：{'、'.join(whose)}" if whose else "本案已无可办事项"
