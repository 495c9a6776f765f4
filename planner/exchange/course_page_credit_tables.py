"""Tables that say what credits take: credits beside requirements, or a column for each tier."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from planner.exchange.course_page_credits import AMOUNT, UNIT, Promise, amount
from planner.exchange.course_page_text import Passage, Row
from planner.exchange.course_page_works import DUE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from planner.exchange.course_page_text import Table

_TIER = re.compile(
    rf"\W*(?:(?:for|für|pour|para|per)\s+)?(?P<credits>{AMOUNT})[\s-]{{0,3}}(?P<unit>{UNIT})\W*",
    re.IGNORECASE,
)
_AMOUNT = re.compile(rf"\W*(?P<credits>{AMOUNT})(?:[\s-]{{0,3}}{UNIT})?(?![\d.,%])", re.IGNORECASE)
_UNIT = re.compile(rf"\b(?P<unit>{UNIT})", re.IGNORECASE)
_ASKED = re.compile(
    r"\b(?:requirements?|requires|anforderung\w*|\w*leistung(?:en)?|work|tasks?|what you do|was"
    r"|assessment|prüfung\w*|exigences?|évaluation|travaux|requisitos?|evaluación|avaliação"
    r"|requisiti|prov[ae]|conditions?|bedingung\w*)\b",
    re.IGNORECASE,
)
_NO = re.compile(r"[\W_]*|no|nein|non|não|0|n/?a", re.IGNORECASE)
_YES = re.compile(r"\W*(?:x|×|yes|ja|oui|s[íi]|sim|[✓✔✅☑●•])\W*", re.IGNORECASE)
_COUNTED = re.compile(r"\d{1,2}(?:\s?(?:/|of|von|sur|de|di|out of)\s?\d{1,2})?", re.IGNORECASE)


def table_promises(tables: Iterable[Table]) -> tuple[Promise, ...]:
    """Find the promises of tables that are no schedule.

    A table that only shares a course's credits out among its parts promises nothing: its credits
    do not stand in the first column, and no heading speaks of requirements.
    """
    return tuple(promise for table in tables for promise in _promises(table))


def _promises(table: Table) -> Iterator[Promise]:
    tiers = {place: found for place, head in enumerate(table.heads) if (found := _tier(head))}
    if tiers and min(tiers) > 0:
        yield from _by_column(table, tiers)
        return
    place = _credits_at(table)
    if place is None:
        return
    if place in tiers:  # a table without headings of its own
        first = [Passage(head, table.line) for head in table.heads]
        table = replace(table, rows=(Row(tuple(first), table.line), *table.rows))
    asked = [n for n, head in enumerate(table.heads) if n != place and _ASKED.search(head)]
    if not asked and place > 0:
        return
    others = asked or [n for n in range(len(table.heads)) if n != place]
    unit = _unit_of(table.heads[place])
    for row in table.rows:
        if promise := _of_row(row, place, others, unit):
            yield promise


def _tier(head: str) -> re.Match[str] | None:
    return _TIER.fullmatch(head)


def _by_column(table: Table, tiers: dict[int, re.Match[str]]) -> Iterator[Promise]:
    """Read a column for each tier: its cells tick, count or word what the first cells name."""
    for place, head in tiers.items():
        name = f"{head['credits']} {head['unit']}"
        promise = Promise(amount(head["credits"]), name, table.line)
        for row in table.rows:
            promise.phrases += ((phrase, row.line) for phrase in _asked_by(row, place))
        yield promise


def _asked_by(row: Row, place: int) -> Sequence[str]:
    named, cell = row.cells[0].text, row.cells[place].text
    if named and _YES.fullmatch(cell):
        return (named,)
    if not named or _NO.fullmatch(cell):
        return ()
    if _COUNTED.fullmatch(cell):
        return (f"{cell} {named}",)
    return (f"{named} ({cell})",)


def _credits_at(table: Table) -> int | None:
    """Find the column of credits: its heading says so, or its cells do."""
    for place, head in enumerate(table.heads):
        cells = [row.cells[place].text for row in table.rows]
        filled = [cell for cell in cells if cell]
        pattern = _AMOUNT if _UNIT.search(head) else _TIER
        if filled and all(pattern.match(cell) for cell in filled):
            return place
    return None


def _unit_of(head: str) -> str:
    found = _UNIT.search(head)
    return found["unit"] if found else ""


def _of_row(row: Row, place: int, others: Sequence[int], unit: str) -> Promise | None:
    cell = row.cells[place].text
    found = _TIER.match(cell) or _AMOUNT.match(cell)
    if not found:
        return None
    own = found.groupdict().get("unit") or unit
    promise = Promise(amount(found["credits"]), f"{found['credits']} {own}", row.line)
    for text in (row.cells[other].text for other in others):
        promise.add(text, row.line)
    promise.add(cell[found.end() :].strip(" ():"), row.line)
    return promise if promise.phrases or promise.more else None


def due_passages(tables: Iterable[Table]) -> Iterator[Passage]:
    """Read what is under a heading such as "due" as "first cell: due day"."""
    for table in tables:
        place = next(
            (n for n, head in enumerate(table.heads) if n and DUE.search(f"{head} ...")), 0
        )
        for row in table.rows if place else ():
            yield Passage(f"{row.cells[0].text}: due {row.cells[place].text}", row.line)
