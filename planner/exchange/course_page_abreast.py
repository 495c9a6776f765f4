"""Tables with several sessions in one row: each with its own date, or below its weekday."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from planner.exchange.course_page_dates import printed_date
from planner.exchange.course_page_heads import Column, meaning
from planner.exchange.course_page_kinds import special_kind
from planner.exchange.course_page_lists import split_dated
from planner.exchange.course_page_names import WEEKDAYS
from planner.exchange.course_page_parts import Passage, Row, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from planner.exchange.course_page_day_forms import PrintedDay

LOOKED_AT = 20  # rows that tell what a column holds
MOST_ROWS = 300  # of a table of weeks
MOST_ABREAST = 12  # columns; a week has seven days
LEAP, OTHER = 2024, 2023  # years in which the 29th of February is, and is not, a day
_SAID = re.compile(r"[^\W_]")


def one_below_another(table: Table) -> Table:
    """Put sessions that stand beside each other into rows of their own, with date and topic.

    Only a table of which at least two columns have dates with words behind them is changed; a
    heading that announces topics speaks against that.
    """
    announced = any(meaning(head) is Column.TOPIC for head in table.heads)
    if announced or len(table.rows) > MOST_ROWS:
        return table
    width = min(len(table.heads), MOST_ABREAST)
    abreast = [place for place in range(width) if _holds_sessions(table, place)]
    if len(abreast) < 2:
        return _below_weekdays(table, width)
    rows = tuple(new for row in table.rows for new in _sessions(row, abreast))
    return replace(table, heads=("date", "topic"), rows=rows)


def _below_weekdays(table: Table, width: int) -> Table:
    """Take "15 Jan | Owls | Larks" below "Week | Tuesday | Thursday" as a row for each day.

    The date is taken as that of the Monday. Each row says its weekday, so that it is told if
    the dates were others.
    """
    days = {
        place: WEEKDAYS[head]
        for place in range(width)
        if (head := table.heads[place].strip(" .:").lower()) in WEEKDAYS
    }
    weeks = next((place for place in range(width) if _holds_dates(table, place)), None)
    if weeks is None or weeks in days or len(set(days.values())) < max(2, len(days)):
        return table
    if any(_holds_dates(table, place) for place in days):
        return table
    begins = [printed_date(row.cells[weeks].text) for row in table.rows]
    year = _year_of([begin.first for begin in begins if begin])
    heads = ("date", "topic")
    rows = tuple(
        new
        for row, begin in zip(table.rows, begins, strict=True)
        for new in _of_week(row, begin.first if begin else None, days, year)
    )
    return replace(table, heads=heads, rows=rows)


def _holds_dates(table: Table, place: int) -> bool:
    texts = [text for row in table.rows[:LOOKED_AT] if (text := row.cells[place].text)]
    dated = sum(printed_date(text) is not None for text in texts)
    return dated > 1 and dated * 3 >= len(texts) * 2


def _of_week(
    row: Row, monday: PrintedDay | None, days: Mapping[int, int], year: int
) -> Iterator[Row]:
    begin = _day(monday, year) if monday else None
    for place, weekday in days.items():
        cell = row.cells[place]
        if not _SAID.search(cell.text):
            continue
        text = ""
        if monday and begin:
            day = begin + timedelta(days=weekday)
            name, month = day.ctime().split()[:2]  # English whatever the locale
            text = f"{name} {day.day} {month}" + (f" {day.year}" if monday.year else "")
        yield Row((Passage(text, cell.line), cell), cell.line)


def _year_of(days: Sequence[PrintedDay]) -> int:
    """Say which kind of year keeps the dates whole weeks apart."""

    def alike(year: int) -> int:
        counts = Counter(found.weekday() for day in days if (found := _day(day, year)))
        return max(counts.values(), default=0)

    return max((LEAP, OTHER), key=alike)


def _day(day: PrintedDay, year: int) -> date | None:
    try:
        return date(day.year or year, day.month, day.day)
    except ValueError:
        return None


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
