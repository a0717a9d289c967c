"""How who asks must stand to the case. Each relation is silent when it holds, else says what does not."""

from casework.rules.facts import Facts


def own_unit(facts: Facts) -> str | None:
    """A unit officer acts for the unit the case is assigned to and for no other."""
    return None if facts.officer_unit_id == facts.unit_id else "案件不在您所在的单位办理"


def own_object(facts: Facts) -> str | None:
    """Whoever a task or a letter is addressed to deals with it: the officer named, or else his unit."""
    if facts.object_officer_id is not None:
        return None if facts.officer_id == facts.object_officer_id else "该事项不由您承办"
    mine = facts.officer_unit_id is not None and facts.officer_unit_id == facts.object_unit_id
    return None if mine else "该事项不由您所在的单位承办"


def not_the_maker(facts: Facts) -> str | None:
    """Nobody decides on what he himself put forward."""
    return "提出人不能批准自己提出的事项" if facts.officer_id in facts.made_by_ids else None


def not_the_rectifier(facts: Facts) -> str | None:
    """Acceptance is by another person of another unit than the one who rectified (谁验收、谁负责)."""
    same_person = facts.officer_id == facts.rectified_by_id
    return "整改单位的人员不能验收本案" if same_person or _had_a_hand(facts) else None


def _had_a_hand(facts: Facts) -> bool:
    """Whether his unit handles the case, or did before (首办责任 stays with the first)."""
    mine = facts.officer_unit_id
    return mine is not None and mine in (facts.unit_id, facts.first_unit_id, *facts.former_unit_ids)


def not_of_the_accused(facts: Facts) -> str | None:
    """Whoever is complained of has no hand in the case (信访工作条例 §28: recusal)."""
    accused = facts.accused_unit_id is not None and facts.officer_unit_id == facts.accused_unit_id
    return "您所在的单位被举报，须回避" if accused else None


def lead_of_case(facts: Facts) -> str | None:
    """Where a leader has taken charge (领导包案), it is he who speaks as its leader (信访工作条例 §18)."""
    led = facts.lead_officer_id
    return None if led in (None, facts.officer_id) else "本案由另一位包案领导负责"


def not_of_the_handling_unit(facts: Facts) -> str | None:
    """Whoever handled a case neither asks the petitioner about it nor reviews it (信访工作条例 §35)."""
    return "承办单位的人员不能回访、复查本单位办理的案件" if _had_a_hand(facts) else None


def own_report(facts: Facts) -> str | None:
    """A petitioner speaks of his own report: he shows the code that was given to him for it."""
    return None if facts.own_report else "查询码与该举报不符"
