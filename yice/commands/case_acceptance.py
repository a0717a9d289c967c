"""The lines of `yice case` about acceptance and strike-off, and about the ways in which a case is over."""

from typing import Any

from models.vocabulary import AcceptanceLevel, CheckResult, Claim


def over(found: dict[str, Any]) -> str:
    """One line that says of each way of being over whether it is so: 已答复 is not 已整改."""
    said = [f"{way['label']}{way['on'] or '—'}" for way in found["ways_over"]]
    left = f"（尚未完成：{found['part_left']}）" if found["part_left"] else ""
    return f"办结情形：{'　'.join(said)}{left}"


def acceptance(found: dict[str, Any]) -> list[str]:
    """Each item of each acceptance, then what was struck off."""
    said = [_check(row) for row in found["acceptance"]]
    said += [
        f"  销号　措施{row['measure']}　{row['struck_off_on']}　{row['basis']}" for row in found["strike_offs"]
    ]
    return ["", "验收销号", *said] if said else []


def _check(row: dict[str, Any]) -> str:
    result = CheckResult(row["result"]).label if row["result"] else "待核验"
    visit = f"　{row['checked_on']}现场{row['members']}人" if row["checked_on"] else ""
    hand = f"　{row['checked_by']}" if row["checked_by"] else ""
    claim = f"（自报{Claim.not_applicable.label}）" if row["claim"] == Claim.not_applicable else ""
    return (
        f"  第{row['generation']}代第{row['round']}轮{AcceptanceLevel(row['level']).label}"
        f"　{row['label']}{claim}[{result}] {row['opinion'] or ''}{_search(row)}{visit}{hand}"
    )


def _search(row: dict[str, Any]) -> str:
    """What was looked at for the like elsewhere."""
    if row["looked_at"] is None:
        return ""
    cases = f"（{'、'.join(row['alike_cases'])}）" if row["alike_cases"] else ""
    return f"　排查{row['scope']}{row['looked_at']}处，同类问题{row['alike']}个{cases}"
