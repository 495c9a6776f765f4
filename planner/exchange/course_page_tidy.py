"""A table as it stands on a page made even: one heading, and nothing but sessions below it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from planner.errors import Problem
from planner.exchange.course_page_abreast import one_below_another
from planner.exchange.course_page_dates import printed_date
from planner.exchange.course_page_heads import Column, meaning
from planner.exchange.course_page_kinds import special_kind
from planner.exchange.course_page_lists import split_dated
from planner.exchange.course_page_months import bare_days, month_alone, printed_week
from planner.exchange.course_page_parts import EDGE, Passage, Row, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

LOOKED_AT = 200  # rows that tell what a column holds
_SAID = re.compile(r"[^\W_]")
_OF_A_SESSION = (Column.NUMBER, Column.DATE, Column.WEEKDAY, Column.TIME)


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionsLeftOut(Problem):
    """Rows that head a part of the plan and are no sessions; ``text`` is the first one."""

    rows: int
    text: str


def evened(table: Table) -> Table:
    """Give a table its heading where the page has it as a row, and drop the heading's repetitions.

    A heading that is itself dated is the first row of a table without a heading.
    """
    if any(printed_date(head) and not meaning(head) for head in table.heads):
        first = Row(tuple(Passage(head, table.line) for head in table.heads), table.line)
        table = replace(table, heads=("",) * len(table.heads), rows=(first, *table.rows))
    if len({head for head in table.heads if head}) < 2 and not any(map(meaning, table.heads)):
        table = _headed(table)
    table = one_below_another(table)
    plain = _plain(table.heads)
    if not any(plain):
        return _with_days(table)
    rows = tuple(row for row in table.rows if _plain([c.text for c in row.cells]) != plain)
    return replace(table, rows=rows)


def _headed(table: Table) -> Table:
    """Take the first row that names columns for the heading; a title may stand above it."""
    for n, row in enumerate(table.rows[:3]):
        texts = tuple(cell.text for cell in row.cells)
        if _is_heading(texts):
            return replace(table, heads=texts, rows=table.rows[n + 1 :])
        if sum(map(bool, texts)) > 1:
            break
    return table


def _with_days(table: Table) -> Table:
    """Give a column of days its heading where rows that name a month stand between them."""
    texts = [[cell.text for cell in row.cells if cell.text] for row in table.rows[:LOOKED_AT]]
    if not any(len(said) == 1 and month_alone(said[0]) for said in texts):
        return table
    for place in range(len(table.heads)):
        cells = [text for row in table.rows[:LOOKED_AT] if (text := row.cells[place].text)]
        if sum(bool(bare_days(text)) for text in cells) * 2 > len(cells):
            heads = [Column.DATE if n == place else "" for n in range(len(table.heads))]
            return replace(table, heads=tuple(heads))
    return table


def _is_heading(texts: Sequence[str]) -> bool:
    said = [text for text in texts if text]
    known = [column for text in said if (column := meaning(text))]
    dated = any(printed_date(text) for text in said)
    plan = {Column.DATE, Column.TOPIC} <= set(known)  # beside them may stand names of groups
    return len(said) > 1 and (plan or len(known) * 2 >= len(said)) and not dated


def _plain(texts: Sequence[str]) -> tuple[str, ...]:
    return tuple(text.strip(" *:.").casefold() for text in texts)


def sessions_of(
    rows: Sequence[Row], columns: dict[Column, int]
) -> tuple[tuple[Row, ...], tuple[Problem, ...]]:
    """Leave out rows that head a part or only go on with readings, and move words in their place.

    Words that reach over the topic's column belong there, and a break may stand in any cell.
    """
    kept: list[Row] = []
    sections: list[Row] = []
    topics = [row.cells[columns[Column.TOPIC]] for row in rows[:LOOKED_AT]]
    stressed = sum(map(_is_stressed, topics)) * 2 < len(topics)
    for row in rows:
        put = _in_place(row, columns)
        if _is_section(put, columns, stressed=stressed):
            sections.append(row)
        elif not (kept and _is_only_material(put, columns)):
            kept.append(put)
    if not sections or not kept:
        return (tuple(kept) or tuple(rows)), ()
    texts = [cell.text for cell in sections[0].cells if cell.text]
    left = SectionsLeftOut(line=sections[0].line, rows=len(sections), text=" ".join(texts)[:80])
    return tuple(kept), (left,)


def _in_place(row: Row, columns: dict[Column, int]) -> Row:
    """Put words that reach over several columns, or stand alone in a row, where they belong."""
    topic, date = columns[Column.TOPIC], columns.get(Column.DATE)
    if _SAID.search(row.cells[topic].text):
        return row
    place = topic
    while place in row.across and place:
        place -= 1
    filled = [n for n, cell in enumerate(row.cells) if _SAID.search(cell.text)]
    if place == topic:
        if len(filled) != 1:
            return row
        [place] = filled
    text = row.cells[place].text
    if place == topic or not _SAID.search(text):
        return row
    cells = list(row.cells)
    line = row.cells[place].line
    when, words = split_dated(text)
    if date is not None and when and _SAID.search(words):
        cells[place] = Passage("", line)
        cells[date], cells[topic] = Passage(when, line), Passage(words, line)
    elif special_kind(text) or (topic in row.across and not printed_date(text)):
        if place == columns.get(Column.NUMBER) and text.strip(" .#").isdecimal():
            return row
        cells[place], cells[topic] = Passage("", line), row.cells[place]
    return replace(row, cells=tuple(cells))


def _is_section(row: Row, columns: dict[Column, int], *, stressed: bool) -> bool:
    """Whether one text is all a row says, and it is neither a date nor a break nor a topic.

    ``stressed``: emphasis tells headings from topics in this table.
    """
    filled = {n: cell.text for n, cell in enumerate(row.cells) if _SAID.search(cell.text)}
    if len(set(filled.values())) != 1 or len(row.cells) < 2:
        return False
    place, text = next(iter(filled.items()))
    if special_kind(text) or printed_date(text) or month_alone(text) or _is_number(text):
        return False
    if printed_week(text) and len(text) < 12:
        return False
    alone = place == columns[Column.TOPIC]
    return not alone or bool(row.across) or (stressed and _is_stressed(row.cells[place]))


def _is_stressed(cell: Passage) -> bool:
    """Whether all of a cell is emphasised."""
    edged = cell.edged.strip(" ")
    return edged.count(EDGE) >= 2 and edged.startswith(EDGE) and edged.endswith(EDGE)


def _is_number(text: str) -> bool:
    return text.strip(" .#()").isdecimal()


def _is_only_material(row: Row, columns: dict[Column, int]) -> bool:
    """Whether a row only goes on with what belongs to the session above it."""
    kept = (*_OF_A_SESSION, Column.WEEK, Column.TOPIC, Column.SUBTOPIC, Column.NOTE)
    texts = [row.cells[columns[column]].text for column in kept if column in columns]
    if any(_SAID.search(text) for text in texts):
        return False
    return not any(special_kind(cell.text) or printed_date(cell.text) for cell in row.cells)
