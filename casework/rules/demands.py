"""诉求逐项认定: what each demand was found to be, and what that makes of the whole."""

from collections.abc import Collection

from models.vocabulary import Finding


def overall(findings: Collection[Finding]) -> Finding | None:
    """The finding on the whole that follows from those on its parts (调查报告逐项对应诉求).

    All true is true, all false is false, everything else is partly true; None where nothing was listed.
    """
    if not findings:
        return None
    kinds = set(findings)
    return next(iter(kinds)) if len(kinds) == 1 else Finding.partly


def gaps(wanted: Collection[int], answered: Collection[int]) -> tuple[str, ...]:
    """What is missing or too much when each of the wanted demands is to be found once."""
    said = [f"诉求{number}尚未逐项认定" for number in sorted(set(wanted) - set(answered))]
    return (*said, *strangers(wanted, answered))


def strangers(known: Collection[int], answered: Collection[int]) -> tuple[str, ...]:
    """Demands that are not there, or are answered twice."""
    said = [f"本案没有待认定的诉求{number}" for number in sorted(set(answered) - set(known))]
    twice = sorted({number for number in answered if list(answered).count(number) > 1})
    return (*said, *(f"诉求{number}重复认定" for number in twice))
