"""Says what was measured: a short table for people, bench/results/<name>.json for programs."""

import json
from pathlib import Path
from statistics import median
from typing import Any

RESULTS = Path(__file__).parent / "results"


def middle(values: list[float], digits: int = 3) -> float:
    """The median, rounded as it is printed."""
    return round(median(values), digits)


def table(head: str, rows: list[tuple[Any, ...]]) -> None:
    """A heading and aligned rows."""
    texts = [[str(cell) for cell in row] for row in rows]
    widths = [max(len(cell) for cell in column) for column in zip(*texts, strict=True)]
    print(f"\n{head}")
    for row in texts:
        print("  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def one_line(text: str | None) -> str:
    """A docstring as one line."""
    return " ".join((text or "").split())


def verdict(met: bool) -> str:
    return "pass" if met else "FAIL"


def save(name: str, figures: dict[str, Any]) -> None:
    """Write the figures under the bench's name."""
    RESULTS.mkdir(exist_ok=True)
    path = RESULTS / f"{name}.json"
    path.write_text(json.dumps({name: figures}, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    print(f"  -> {path.parent.parent.name}/{path.parent.name}/{path.name}", flush=True)
