"""docs/clocks.md, read off the policy files: clocks by field, laws, rechecks, colours, ladder, calendar."""

from collections import Counter
from pathlib import Path

from casework.policy import book, calendar_book
from casework.policy.acceptance_book import AcceptanceBook
from casework.policy.clocks_book import Basis, ClockBook, ClockPolicy, Instrument
from casework.policy.colour_book import ColourBook
from casework.policy.files import read_toml
from casework.policy.ladder_book import RungPolicy
from casework.policy.letters_book import KindPolicy, MeetingPolicy
from casework.policy.recheck_book import RecheckBook, RoundPolicy, Window
from casework.rules import ladder
from casework.rules.clock_starts import starters_of
from casework.rules.lifecycle import RUN_BY_THEMSELVES
from models.vocabulary import LetterDirection, LetterKind, MeetingKind
from yice.markdown import page, table

LIFECYCLE_FIELD = "案件办理（随办理自动起算）"
CONFIDENCE = {
    "V": "the wording of the text itself was read",
    "S": "taken from a secondary source",
    "M": "not verified",
}
CLOCK_HEAD = ("Clock", "Code", "Starts on", "Started by", "Period", "Who", "Extension", "Not counted",
              "When it runs out", "Basis", "Mark")  # fmt: skip


def clocks() -> str:
    """Every number the office works by, in tables."""
    policy = book.shipped()
    return page(
        "Clocks 期限",
        f"The clocks ({policy.clocks.version}) of `casework/policy/clocks/`, by field. An office changes\n"
        "single ones in its own policy folder (`yice policy try`, `yice policy apply`).",
        *(_clock_table(policy.clocks, field) for field in dict.fromkeys(_fields(policy.clocks))),
        "A clock without an act under *Started by* is started by hand (起算期限) on its legal event.\n"
        "The letter after a clock: " + "; ".join(f"{k} = {v}" for k, v in CONFIDENCE.items()) + ".",
        "## Laws and how they count 依据与计算规则",
        "The law is chosen by the day of the conduct. Where a law was replaced both editions stand here.",
        table(
            ("Key", "Title", "In force", "Start day", "Ends on a day off", "Working days"),
            (_law_row(key, law) for key, law in policy.clocks.instruments.items()),
        ),
        "## Recheck rounds 复查轮次",
        f"Rounds ({policy.rechecks.version}) from `casework/policy/rechecks.toml`, counted from strike-off.",
        table(
            ("Round", "Code", "For", "How", "Opens after", "Due after", "Basis"),
            (_round_row(window) for window in (*policy.rechecks.rounds, policy.rechecks.again)),
        ),
        _chance(policy.rechecks),
        "## Acceptance 验收标准",
        *_acceptance(policy.acceptance),
        "## Colours 四色规则",
        "The first rule that holds decides. The sets of `casework/policy/colours/`, one of which is chosen by\n"
        "the setting `YICE_COLOURS`.",
        *(_colour_set(path) for path in sorted((book.HERE / "colours").glob("*.toml"))),
        "## Ladder 督办阶梯",
        f"The rungs ({policy.ladder.version}) of `casework/policy/ladder.toml`; one condition is enough.",
        table(
            ("Rung", "When", "After", "How", "To", "Reply", "Basis"),
            (_rung_row(rung) for rung in policy.ladder.rungs),
        ),
        "## Letters and meetings 函件与会议",
        f"The kinds ({policy.letters.version}) of `casework/policy/letters.toml`. An answer sent back has\n"
        f"{policy.letters.redo.period} (重办).",
        table(
            ("Kind", "Way", "Signed by", "Reply", "Further"),
            (_letter_row(policy.clocks, kind, one) for kind, one in policy.letters.kinds.items()),
        ),
        table(
            ("Ground of listing 挂牌情形", "Code"), ((v, f"`{k}`") for k, v in policy.letters.grounds.items())
        ),
        table(
            ("Meeting", "Report owed", "Further"),
            (_meeting_row(policy.clocks, kind, one) for kind, one in policy.letters.meetings.items()),
        ),
        "## Calendar 工作日历",
        "Years of `casework/policy/calendar.csv`. A deadline that touches a provisional year is marked 暂定.",
        table(("Year", "Status", "Working days"), _year_rows()),
    )


def _acceptance(policy: AcceptanceBook) -> tuple[str, ...]:
    """The general standards, the levels by list, the time of later rounds."""
    lists = ((level.label, "、".join(way.label for way in ways)) for level, ways in policy.lists.items())
    again = "；".join(f"第{p.round}轮起{p.period}" for p in policy.again) or "—"
    sits = (
        (p.level.label, "、".join(r.label for r in p.roles), f"{p.members}", p.source) for p in policy.levels
    )
    return (
        f"What is looked at besides each measure ({policy.version}), from `casework/policy/acceptance.toml`.",
        table(
            ("Standard", "Code", "Asks", "May not apply", "In force", "Basis"),
            (
                (
                    s.label,
                    f"`{s.code}`",
                    s.asks,
                    "yes" if s.may_not_apply else "",
                    f"{s.valid_from or '…'} – {s.valid_to or '…'}",
                    s.source,
                )
                for s in policy.standards
            ),
        ),
        table(("Problem", "Accepted by"), lists),
        table(("Level", "Who", "On site at least", "Basis"), sits),
        f"返工整改时限：{again}。公示异议核实不成立后：`{policy.after_objection}`。",
    )


def _fields(clocks: ClockBook) -> list[str]:
    return [
        LIFECYCLE_FIELD if key in RUN_BY_THEMSELVES else clock.field for key, clock in clocks.clocks.items()
    ]


def _clock_table(clocks: ClockBook, field: str) -> str:
    mine = [row for row, name in zip(clocks.clocks.items(), _fields(clocks), strict=True) if name == field]
    return f"## {field}\n\n{table(CLOCK_HEAD, (_clock_row(clocks, key, clock) for key, clock in mine))}"


def _clock_row(clocks: ClockBook, key: str, clock: ClockPolicy) -> tuple[str, ...]:
    area = f"（{clock.area}）" if clock.area else ""
    return (
        f"{clock.label}{area}",
        f"`{key}`",
        clock.starts_on,
        "、".join(act.label for act in starters_of(key, book.shipped().clocks_named)),
        clock.length,
        clock.actor,
        "；".join(clocks.say_extension(e) for e in clock.extensions),
        "、".join(reason.label for reason in clock.pauses),
        f"{clock.on_expiry.label}。{clock.note}" if clock.note else clock.on_expiry.label,
        "；".join(_basis(clocks, basis) for basis in clock.bases),
        f"{clock.source} {clock.confidence}".strip(),
    )


def _basis(clocks: ClockBook, basis: Basis) -> str:
    return f"{clocks.cite(basis)}{f'（{basis.period}）' if basis.period else ''}"


def _law_row(key: str, law: Instrument) -> tuple[str, ...]:
    working = law.working_days
    said = {"written": "where written", "all": "all periods"}
    return (
        f"`{key}`",
        f"{law.title}（{law.confidence}）",
        f"{law.valid_from or '…'} – {law.valid_to or '…'}",
        "not counted" if law.exclude_start_day else "counted",
        "next working day" if law.roll else "stays",
        said[working] if isinstance(working, str) else "amounts " + "、".join(f"{n}" for n in working),
    )


def _colour_set(path: Path) -> str:
    rules = read_toml(ColourBook, path)
    rows = [(r.colour.label, f"`{r.fact}` ≥ {r.at_least}", r.reason) for r in rules.rules]
    held = "；".join(f"{h.leaving.label}→{h.through.label}{h.days}日" for h in rules.holds)
    return "\n\n".join(
        (
            f"### {rules.label} `{path.stem}`（{rules.version}）",
            f"{rules.source}\n\n无规则成立时为{rules.default.label}（{rules.default_reason}）；不跨级：{held}。",
            table(("Colour", "When", "Reason"), rows),
        )
    )


def _rung_row(policy: RungPolicy) -> tuple[str, ...]:
    return (
        policy.rung.label,
        "；".join(ladder.say(condition) for condition in policy.when),
        policy.after.label if policy.after else "",
        "automatic" if policy.mode == "automatic" else f"draft, signed by {policy.signer.label}",
        "、".join(recipient.label for recipient in policy.recipients),
        f"{policy.reply.period}" if policy.reply else "",
        policy.basis,
    )


def _round_row(window: Window) -> tuple[str, ...]:
    return (
        window.label,
        f"`{window.key}`",
        _whose(window),
        window.mode.label,
        f"{window.opens.period}",
        f"{window.due.period}",
        window.basis,
    )


def _whose(window: Window) -> str:
    """For which problems a round is."""
    if not isinstance(window, RoundPolicy):
        return "未履行的"
    if window.of_every_problem:
        return "全部"
    said = [level.label for level in window.levels] + [f"`{measure}`" for measure in window.measures]
    return "、".join([*said, "敏感目标"] if window.sensitive else said)


def _chance(book: RecheckBook) -> str:
    c = book.chance
    known = "; ".join(f"`{measure}`: {'、'.join(keys)}" for measure, keys in book.measures.items())
    return (
        f"{c.label}: {c.percent}% of the problems, drawn with a secret key, on {c.days} days that begin\n"
        f"between day {c.earliest} and day {c.latest} after strike-off ({c.basis}).\n"
        f"At least {book.officers} officers go on every round and inspection.\n"
        f"A measure whose papers lie elsewhere is known by the clocks that were started for it: {known}."
    )


def _year_rows() -> list[tuple[str, ...]]:
    working: Counter[int] = Counter()
    status = {}
    for day in calendar_book.every_day():
        working[day.day.year] += day.is_workday
        status[day.day.year] = day.status.label
    return [(f"{year}", label, f"{working[year]}") for year, label in status.items()]


def _letter_row(book: ClockBook, kind: LetterKind, policy: KindPolicy) -> tuple[str, ...]:
    further = (
        "may be objected to" if policy.objection else "",
        "made public" if policy.publish else "",
        "advice becomes tasks" if policy.items else "",
        f"always to {policy.receiver}" if policy.receiver else "",
        f"copies to {'、'.join(policy.copy_to)}" if policy.copy_to else "",
    )
    reply = f"{book[policy.reply].label}" if policy.reply else "only by the day it names"
    length = f" {policy.period.period}" if policy.period else ""
    signer = policy.signer.label if policy.signer else "issued at once"
    signed = "" if policy.direction is LetterDirection.incoming else signer
    return kind.label, policy.direction.label, signed, f"{reply}{length}", "; ".join(filter(None, further))


def _meeting_row(book: ClockBook, kind: MeetingKind, policy: MeetingPolicy) -> tuple[str, ...]:
    further = (
        "residents are counted" if policy.residents else "",
        "result made public" if policy.publish else "",
    )
    return kind.label, book[policy.report].label if policy.report else "", "; ".join(filter(None, further))
