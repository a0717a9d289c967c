"""Markdown for the generated pages of docs/."""

from collections.abc import Iterable

NOTE = "<!-- Written by `yice docs` from the code; change the code and run it again. -->"


def page(title: str, *parts: str) -> str:
    """A page that says it was generated."""
    return "\n\n".join((f"# {title}", NOTE, *parts)) + "\n"


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """A Markdown table; an empty cell is shown as a dash."""
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join(f"| {' | '.join(_cell(text) for text in line)} |" for line in lines)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ") or "—"
