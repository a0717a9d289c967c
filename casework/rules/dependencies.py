"""Which measure waits for which: what is unknown, goes in a circle or starts too early."""

from collections.abc import Mapping, Sequence

from casework.rules.plan_facts import MeasureFacts


def order_gaps(measures: Sequence[MeasureFacts]) -> tuple[str, ...]:
    """What is wrong with the order of measures, each sentence naming the measures."""
    known = {measure.seq: measure for measure in measures}
    gaps = [
        f"措施{measure.seq}的前置措施{seq}不存在"
        for measure in measures
        for seq in measure.after
        if seq not in known
    ]
    gaps += [f"措施{'、'.join(map(str, ring))}互为前置" for ring in _rings(known)]
    gaps += [
        said
        for measure in measures
        for seq in measure.after
        if seq in known and (said := _too_early(measure, known[seq]))
    ]
    return tuple(gaps)


def _too_early(measure: MeasureFacts, before: MeasureFacts) -> str | None:
    """A measure starts no earlier than the one it waits for is due; without a start its end is looked at."""
    if before.due_on is None or measure.seq == before.seq:
        return None
    due = f"早于前置措施{before.seq}的完成时限{before.due_on:%Y-%m-%d}"
    if measure.start_on and measure.start_on < before.due_on:
        return f"措施{measure.seq}的开始日期{measure.start_on:%Y-%m-%d}{due}"
    if not measure.start_on and measure.due_on and measure.due_on < before.due_on:
        return f"措施{measure.seq}的完成时限{measure.due_on:%Y-%m-%d}{due}"
    return None


def _rings(known: Mapping[int, MeasureFacts]) -> list[tuple[int, ...]]:
    """Every set of measures that wait for one another, each once, in order of seq."""
    reached = {seq: _reached(seq, known) for seq in known}
    rings = {tuple(sorted(b for b in reached[a] if a in reached[b])) for a in known if a in reached[a]}
    return sorted(rings)


def _reached(start: int, known: Mapping[int, MeasureFacts]) -> set[int]:
    """All that a measure waits for, directly or through others."""
    found: set[int] = set()
    ahead = list(known[start].after)
    while ahead:
        seq = ahead.pop()
        if seq in known and seq not in found:
            found.add(seq)
            ahead += known[seq].after
    return found
