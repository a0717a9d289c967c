"""四色: a problem's colour, derived from facts, with the reason. Never set by hand here."""

from dataclasses import dataclass

from models.vocabulary import Colour, Stage

RULE_VERSION = "colours-2026.1"
DONE = frozenset({Stage.post_supervision, Stage.closed, Stage.archived, Stage.refused, Stage.merged})
BEFORE_NEW_PLAN = frozenset({Stage.accepted, Stage.investigating, Stage.planning, Stage.plan_review})


@dataclass(frozen=True)
class ColourFacts:
    """What the colour depends on; `before` is the colour it had."""

    stage: Stage
    before: Colour
    generation: int = 1
    round: int = 1
    overdue: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    extended: bool = False


@dataclass(frozen=True)
class Verdict:
    """A colour and, in Chinese, why."""

    colour: Colour
    reason: str


def derive(facts: ColourFacts) -> Verdict:
    """The default rule set of the office: red alarms, yellow warns, blue is on schedule, green is done.

    Harm prevented: red that turns blue at once hides that the problem was ever late, so red goes
    through yellow (瓯海 practice: 红→黄→蓝).
    """
    verdict = _alarm(facts) or _done(facts) or _attention(facts) or Verdict(Colour.blue, "按期推进")
    if facts.before is Colour.red and verdict.colour is Colour.blue:
        return Verdict(Colour.yellow, "由红转黄，持续观察")
    return verdict


def _alarm(facts: ColourFacts) -> Verdict | None:
    if facts.overdue:
        return Verdict(Colour.red, f"逾期：{'、'.join(facts.overdue)}")
    if facts.generation > 1 and facts.stage in BEFORE_NEW_PLAN:
        return Verdict(Colour.red, "反弹或重新打开，新方案尚未批准")
    if facts.round > 2 and facts.stage not in DONE:
        return Verdict(Colour.red, "验收已退回两次以上")
    return None


def _done(facts: ColourFacts) -> Verdict | None:
    if facts.stage not in DONE:
        return None
    if facts.near and facts.stage is Stage.post_supervision:
        return Verdict(Colour.green, f"已销号，{'、'.join(facts.near)}到期待办")
    return Verdict(Colour.green, "已销号或已办结")


def _attention(facts: ColourFacts) -> Verdict | None:
    if facts.near:
        return Verdict(Colour.yellow, f"临近期限：{'、'.join(facts.near)}")
    if facts.round > 1:
        return Verdict(Colour.yellow, "验收退回过一次")
    if facts.extended:
        return Verdict(Colour.yellow, "办理期限已延长")
    return None
