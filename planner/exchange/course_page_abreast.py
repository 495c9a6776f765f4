"""Tables with several sessions in one row, each cell with its own date: "8/15: Owls"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from planner.exchange.course_page_heads import Column, meaning
from planner.exchange.course_page_kinds import special_kind
from planner.exchange.course_page_lists import split_dated
from planner.exchange.course_page_parts import Passage, Row, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LOOKED_AT = 20  # rows that tell what a column holds
MOST_ABREAST = 12  # columns; a week has seven days
_SAID = re.compile(r"[^\W_]")


def one_below_another(table: Table) -> Table:
    """Put sessions that stand beside each other into rows of their own, with date and topic.

    Only a table of which at least two columns have dates with words behind them is changed; a
    heading that announces topics speaks against that.
    """
    if any(meaning(head) is Column.TOPIC for head in table.heads):
        return table
    width = min(len(table.heads), MOST_ABREAST)
    abreast = [place for place in range(width) if _holds_sessions(table, place)]
    if len(abreast) < 2:
        return table
    rows = tuple(new for row in table.rows for new in _sessions(row, abreast))
    return replace(table, heads=("date", "topic"), rows=rows)


def _holds_sessions(table: Table, place: int) -> bool:
    texts = [text for row in table.rows[:LOOKED_AT] if (text := row.cells[place].text)]
    dated = sum(_SAID.search(split_dated(text)[1]) is not None for text in texts)
    return dated > 1 and dated * 3 >= len(texts) * 2


def _sessions(row: Row, abreast: Sequence[int]) -> Iterator[Row]:
    for place in abreast:
        cell = row.cells[place]
        date, topic = split_dated(cell.text)
        if not date and not special_kind(cell.text):
            continue
        words = topic if date else cell.text
        yield Row((Passage(date, cell.line), Passage(words, cell.line)), cell.line)
