"""The lifecycle as one table of moves; what may be done and every refusal come from it.

Who may do it stands in `permissions`, what may be done beside the moves in `beside`.
"""

from dataclasses import dataclass

from casework.errors import NeedsMissing, NotPermitted, Refused
from casework.rules import needs
from casework.rules.beside import BESIDE, STANDING
from casework.rules.facts import Check, Facts
from casework.rules.objects import OBJECT_CLOCKS
from casework.rules.permissions import PERMITS, may
from casework.rules.stages import IN_A_UNIT
from models.vocabulary import Act, Outcome, RecheckStatus, Role, Stage

RULE_VERSION = "lifecycle-2026.4"


@dataclass(frozen=True)
class Move:
    """One arrow: from, act (and outcome), to, needs; and what it does to clocks and counters.

    `starts`, `meets` and `cancels` name clocks of the policy; `ends_all` cancels every running clock;
    `grows` is the counter it raises: "generation" (relapse, reopening) or "round" (returned acceptance).
    """

    source: Stage | None
    act: Act
    target: Stage
    outcome: Outcome | None = None
    needs: tuple[Check, ...] = ()
    starts: tuple[str, ...] = ()
    meets: tuple[str, ...] = ()
    cancels: tuple[str, ...] = ()
    ends_all: bool = False
    grows: str | None = None


S, A, O = Stage, Act, Outcome  # noqa: E741  the table reads as columns

# fmt: off
MOVES: tuple[Move, ...] = (
    Move(None, A.register, S.registered, starts=("acceptance",)),
    Move(None, A.note_clue, S.potential, starts=("clue",)),
    Move(S.potential, A.verify_clue, S.verified, O.true, meets=("clue",)),
    Move(S.potential, A.verify_clue, S.unfounded, O.false, meets=("clue",)),
    Move(S.verified, A.hand_over, S.registered, starts=("acceptance",)),
    Move(S.registered, A.screen, S.accepted, O.accept, meets=("acceptance",), starts=("handling",)),
    Move(S.registered, A.screen, S.forwarded, O.forward,
         (needs.receiving_body, needs.reason, needs.not_to_the_accused),
         meets=("acceptance",), starts=("forwarded_answer",)),
    Move(S.registered, A.screen, S.refused, O.refuse, (needs.reason,), meets=("acceptance",)),
    Move(S.registered, A.screen, S.merged, O.merge, (needs.merge_target,), meets=("acceptance",)),
    Move(S.forwarded, A.take_back, S.registered, needs=(needs.reason,), starts=("acceptance",), ends_all=True),
    Move(S.forwarded, A.settle_objection, S.registered, O.handed_back, starts=("acceptance",), ends_all=True),
    Move(S.investigating, A.settle_objection, S.accepted, O.handed_back),
    *(Move(stage, A.merge, S.merged, needs=(needs.merge_target, needs.reason), ends_all=True)
      for stage in (S.accepted, S.investigating, S.answering, S.planning)),
    Move(S.accepted, A.assign, S.investigating, needs=(needs.not_to_the_accused,)),
    *(Move(stage, A.assign, stage, needs=(needs.reason, needs.other_unit, needs.not_to_the_accused))
      for stage in IN_A_UNIT),
    Move(S.investigating, A.conclude_investigation, S.planning, O.true),
    Move(S.investigating, A.conclude_investigation, S.planning, O.partly),
    Move(S.investigating, A.conclude_investigation, S.answering, O.false),
    Move(S.planning, A.propose_plan, S.plan_review, needs=(needs.whole_plan,)),
    Move(S.plan_review, A.return_plan, S.planning, needs=(needs.reason,)),
    Move(S.plan_review, A.approve_plan, S.rectifying, needs=(needs.whole_plan,),
         meets=("handling",), starts=("rectification",)),
    Move(S.rectifying, A.return_plan, S.rectifying, needs=(needs.reason,)),
    Move(S.rectifying, A.approve_plan, S.rectifying, needs=(needs.whole_plan,)),
    Move(S.rectifying, A.request_acceptance, S.acceptance_review, needs=(needs.whole_evidence,),
         meets=("rectification", "rectification_again", "partial_report"), starts=("acceptance_review",)),
    Move(S.rectifying, A.note_partial, S.rectifying, meets=("partial_report",), starts=("partial_report",)),
    Move(S.acceptance_review, A.accept, S.acceptance_passed, meets=("acceptance_review",)),
    Move(S.acceptance_review, A.accept, S.city_review, O.city_review,
         meets=("acceptance_review",), starts=("city_review",)),
    Move(S.city_review, A.accept, S.acceptance_passed, meets=("city_review",)),
    *(Move(stage, A.return_acceptance, S.rectifying, needs=(needs.reason,),
           meets=(clock,), starts=("rectification_again",), grows="round")
      for stage, clock in ((S.acceptance_review, "acceptance_review"), (S.city_review, "city_review"))),
    Move(S.acceptance_passed, A.publish, S.publicity, starts=("publication",)),
    Move(S.publicity, A.settle_publicity, S.rectifying, O.upheld,
         cancels=("publication",), starts=("rectification_again",), grows="round"),
    Move(S.publicity, A.settle_publicity, S.publicity, O.rejected),
    Move(S.publicity, A.close, S.post_supervision, needs=(needs.publicity_over,),
         meets=("publication",), starts=("recheck",)),
    Move(S.answering, A.close, S.closed, needs=(needs.reason,), meets=("handling",)),
    Move(S.forwarded, A.close, S.closed, needs=(needs.reason,), meets=("forwarded_answer",)),
    Move(S.post_supervision, A.recheck, S.post_supervision, O.pass_, (needs.open_round,)),
    Move(S.post_supervision, A.recheck, S.closed, O.last_pass, (needs.open_round,)),
    Move(S.post_supervision, A.recheck, S.planning, O.relapse, (needs.reason, needs.open_round),
         starts=("handling",), ends_all=True, grows="generation"),
    Move(S.post_supervision, A.recheck, S.post_supervision, O.not_performed, (needs.reason, needs.open_round)),
    Move(S.closed, A.archive, S.archived),
    Move(S.refused, A.archive, S.archived),
    Move(S.merged, A.archive, S.archived),
    Move(S.unfounded, A.archive, S.archived),
    Move(S.unfounded, A.reopen, S.potential, needs=(needs.reason,), starts=("clue",), grows="generation"),
    Move(S.merged, A.reopen, S.registered, needs=(needs.reason,), starts=("acceptance",), grows="generation"),
    *(Move(stage, A.reopen, S.accepted, needs=(needs.reason,), starts=("handling",), ends_all=True,
           grows="generation")
      for stage in (S.refused, S.post_supervision, S.closed, S.archived)),
    *(Move(stage, beside.act, stage, outcome, beside.needs)
      for beside in STANDING for stage in beside.stages for outcome in beside.outcomes),
)
# fmt: on

UNPROMPTED = (A.ring, A.recount, A.recolour, A.revise_source)
"""Done by the product itself; nobody is asked for it."""
WAITING_ROUNDS = (RecheckStatus.scheduled, RecheckStatus.due)
LIFECYCLE_CLOCKS = frozenset(key for move in MOVES for key in move.starts)
"""The clocks that moves start and end."""
BEGINNING = tuple(move.act for move in MOVES if move.source is None)
"""The acts that bring a case into being."""
LADDER_REPLY = "ladder_reply"
RUN_BY_THEMSELVES = LIFECYCLE_CLOCKS | OBJECT_CLOCKS | {LADDER_REPLY}
"""The clocks that nobody starts, meets or cancels; every other one is started by hand on its legal event."""


def moves_from(stage: Stage | None) -> tuple[Move, ...]:
    """Every arrow that leaves a stage."""
    return tuple(move for move in MOVES if move.source == stage)


def possible(stage: Stage | None, role: Role) -> tuple[Act, ...]:
    """The acts open to a role in a stage, each once, in table order, less those that nobody is asked to do."""
    acts = (m.act for m in moves_from(stage) if may(m.act, role) and m.act not in UNPROMPTED)
    return tuple(dict.fromkeys(acts))


def decide(facts: Facts, act: Act, outcome: Outcome | None = None) -> Move:
    """The move that `act` is, or a refusal that names what is possible.

    Raises Refused (no such arrow), NotPermitted (another role's act) or NeedsMissing (a relation that does
    not hold, a need, a fault that the act itself found).
    """
    moves = [m for m in moves_from(facts.stage) if m.act is act and m.outcome == outcome]
    if not moves:
        raise _impossible(facts, act)
    move = moves[0]
    if not may(act, facts.role):
        raise _not_permitted(facts, move)
    checks = (*PERMITS[act][facts.role], *move.needs)
    missing = (*filter(None, (check(facts) for check in checks)), *facts.faults)
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
    whose = "、".join(role.label for role in PERMITS[move.act])
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
    theirs = [m.act for m in moves_from(facts.stage) if m.act not in (*UNPROMPTED, *BESIDE)]
    whose = (f"{act.label}（{'/'.join(r.label for r in PERMITS[act])}）" for act in dict.fromkeys(theirs))
    return f"现在可以的是：{said}" if (said := "、".join(whose)) else "本案已无可办事项"
