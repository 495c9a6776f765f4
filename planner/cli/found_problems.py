"""What was odd about an outside file, as the answers of create and import list it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planner.wording import worded

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from planner.errors import Problem
    from planner.language import Language


def where(problem: Problem, say: Language) -> str | None:
    """Say where in a table something stands: "row 7, column Leistung"; None if not in one."""
    parts = []
    if problem.row is not None:
        parts.append(say("row {row}", row=problem.row))
    if problem.column:
        parts.append(say("column {column}", column=problem.column))
    return ", ".join(parts) or None


def as_json(problems: Iterable[Problem], say: Language) -> list[dict[str, Any]]:
    """Return problems as the answer has them: line, where, text."""
    return [
        {"line": one.line, "where": where(one, say), "text": worded(one, say)} for one in problems
    ]


def counted(
    *,
    created: int = 0,
    changed: int = 0,
    same: int = 0,
    skipped: int = 0,
    conflicts: int = 0,
    problems: Sequence[dict[str, Any]] = (),
) -> dict[str, Any]:
    """Return the answer of create and import; see DESIGN section 7."""
    return {
        "created": created,
        "changed": changed,
        "same": same,
        "skipped": skipped,
        "conflicts": conflicts,
        "problems": list(problems),
    }


def in_words(answer: dict[str, Any], say: Language) -> str:
    """Say the counts of an answer in one line."""
    counted = (
        say.count("{n} new", "{n} new", answer["created"]),
        say.count("{n} changed", "{n} changed", answer["changed"]),
        say.count("{n} the same", "{n} the same", answer["same"]),
        say.count("{n} skipped", "{n} skipped", answer["skipped"]),
        say.count("{n} in conflict", "{n} in conflict", answer["conflicts"]),
    )
    return ", ".join(counted)


def lines(problems: Iterable[dict[str, Any]], say: Language) -> list[str]:
    """Say each problem in a line, with its place."""
    said = []
    for one in problems:
        place = one["where"] or (say("line {line}", line=one["line"]) if one["line"] else "")
        said.append(f"  {place}: {one['text']}" if place else f"  {one['text']}")
    return said
