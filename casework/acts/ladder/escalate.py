"""升级督办: the next rung of the ladder is climbed, by rule or by an officer with a reason."""

from pydantic import Field

from casework.acts import climbing, clockwork, colouring, rung_letters
from casework.acts.climbing import View
from casework.acts.given import Given, Text
from casework.acts.office_act import office_act, owe
from casework.acts.step import Step
from casework.acts.telling import RECIPIENT_OF, tell
from casework.errors import BadInput, Refused
from casework.policy.ladder_book import RungPolicy
from casework.rules.ladder import ORDER, STANDS, Climb
from models.tables import Escalation
from models.vocabulary import Act, NoticeKind, OutboxKind, Recipient, Role, Rung, RungStatus


class Escalate(Given):
    rung: Rung = Field(title="督办层级")
    reason: Text | None = Field(None, title="理由")


@office_act(Act.escalate, Escalate)
def escalate(step: Step, given: Escalate) -> None:
    """Write the rung's one row; an automatic one is issued at once, a draft waits for its signer.

    The product climbs only what the policy says is due; an officer may climb higher and must say why.
    """
    view, policy = look(step), policy_of(step, given.rung)
    climb = _due(step, view, given) if step.officer.role is Role.system else _by_hand(step, view, given)
    write_rung(step, policy, climb)
    step.facts |= {"rung": given.rung, "due_at": f"{climb.due_at}", "why": climb.reason}


def write_rung(step: Step, policy: RungPolicy, climb: Climb) -> None:
    """The rung's row: an automatic one is issued at once, any other is a draft and put before its signer."""
    step.problem.rung = policy.rung
    step.problem.episode = max(1, step.problem.episode)
    row = _row(step, policy, climb)
    step.file.add(row)
    if policy.mode == "automatic":
        issue(step, row, policy)
    else:
        owe_announcement(step, row)
        tell(step, NoticeKind.signature, [RECIPIENT_OF[policy.signer]], subject=policy.rung.label, urgent=True)


def look(step: Step) -> View:
    """The ladder as it stands before the act."""
    clocks = step.file.clocks
    return climbing.view(step, colouring.facts_of(step, clocks), clocks)


def policy_of(step: Step, rung: Rung) -> RungPolicy:
    """The rung's policy; BadInput when this office's ladder has no such rung."""
    try:
        return step.policy.ladder[rung]
    except StopIteration:
        raise BadInput(f"本单位的督办阶梯没有“{rung.label}”。", code="no_such_rung") from None


def _due(step: Step, view: View, given: Escalate) -> Climb:
    """Harm prevented: the same rung climbed by two watches, or one that is no longer called for."""
    climb = view.climb
    if climb is None or climb.rung is not given.rung or climb.due_at > step.as_of or view.settles:
        raise Refused("该级督办尚未到期或已处理。", code="rung_not_due")
    step.decide()
    return climb


def _by_hand(step: Step, view: View, given: Escalate) -> Climb:
    standing = climbing.highest(view.rows)
    faults = [] if given.reason else ["缺少理由"]
    if standing and ORDER.index(given.rung) <= ORDER.index(standing):
        faults.append(f"本案已在“{standing.label}”，不能再“{given.rung.label}”")
    if climbing.lifted_at_once(step, given.rung):
        faults.append(f"本案为{step.problem.colour.label}色，“{given.rung.label}”会随即解除")
    if any(row.rung is given.rung and row.status not in STANDS for row in view.rows):
        faults.append(f"“{given.rung.label}”在本轮督办中已用过")
    step.decide(faults=tuple(faults))
    return Climb(given.rung, step.request.now, "人工提出")


def _row(step: Step, policy: RungPolicy, climb: Climb) -> Escalation:
    assert step.problem.id is not None
    return Escalation(
        problem_id=step.problem.id,
        generation=step.problem.generation,
        episode=step.problem.episode,
        rung=policy.rung,
        status=RungStatus.issued if policy.mode == "automatic" else RungStatus.draft,
        reason=climb.reason[:200],
        policy_version=step.policy.ladder.version,
        recipients=[r.value for r in _audience(step, policy)],
        due_at=climb.due_at,
        raised_at=step.request.now,
        raised_by=step.officer.number,
    )


def _audience(step: Step, policy: RungPolicy) -> list[Recipient]:
    """To whom the rung speaks. Harm prevented: a letter to the unit about what the office itself let lie."""
    late = colouring.counting_duties(step, step.file.clocks)
    late = [c for c in late if c.due_at <= step.as_of or clockwork.near_at(c, step.as_of)]
    others = late and all(step.policy.clocks[c.key].owed_by != "unit" for c in late)
    if not others:
        return list(policy.recipients)
    rest = [r for r in policy.recipients if r is not Recipient.unit]
    return rest if Recipient.supervision_office in rest else [Recipient.supervision_office, *rest]


def issue(step: Step, row: Escalation, policy: RungPolicy) -> None:
    """Issue a rung with its letter: the reply clock starts, recipients are told, the engine announces it."""
    row.issued_at = step.request.now
    step.session.add(row)
    audience = [Recipient(name) for name in row.recipients]
    if Recipient.unit in audience:
        climbing.start_reply_clock(step, row)
    rung_letters.issue_for(step, row, policy)
    tell(step, NoticeKind.rung, audience, subject=row.rung.label, urgent=row.rung is not Rung.remind)
    owe_announcement(step, row)


def owe_announcement(step: Step, row: Escalation) -> None:
    """The engine makes the rung visible as an event."""
    key = f"{step.problem.case_number}:{row.episode}:{row.rung}:{row.status}"
    owe(step, OutboxKind.announce, key)
