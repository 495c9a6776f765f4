"""What each column of a table holds: its heading says so, or else its cells."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planner.exchange.course_page_dates import printed_date
from planner.exchange.course_page_heads import Column, is_material, is_status, meaning
from planner.exchange.course_page_months import bare_days, month_alone, printed_week
from planner.exchange.course_page_names import plain, weekdays_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.exchange.course_page_text import Table

_NUMBER = re.compile(
    r"\W*(?:[^\W\d_]{1,12}\W{0,3})?(?P<number>\d{1,3})(?:\W{1,3}\d{1,3})?\b(?P<rest>.*)", re.DOTALL
)
MOST_OF_DATE = 30  # letters of a cell that holds a date and little else
_STROKES = re.compile(r"\d\d?/\d\d?")
_ROOMS = re.compile("(?i)aula")
WHEN = (Column.DATE, Column.WEEK)  # a schedule has at least one of these
LOOKED_AT = 60  # rows that tell what a column holds
LONGEST_DATE = 100  # letters; a longer cell tells more than a date
MOST_COLUMNS = 60  # a real table has some ten


def columns_of(table: Table) -> dict[Column, int] | None:
    """Say what the columns hold; None unless there are topics, and dates or weeks.

    Headings decide; where they say nothing, the cells do: dates are dates, short numbers number
    the sessions, and the longest texts are the topics.
    """
    columns = _by_heading(table)
    _dates_by_content(table, columns)
    _numbers_by_content(table, columns)
    _topics_by_content(table, columns)
    if Column.TOPIC not in columns or not any(column in columns for column in WHEN):
        return None
    if Column.DATE not in columns and not _share(table, columns[Column.WEEK], _is_week):
        return None
    return columns


def dated(table: Table, columns: dict[Column, int]) -> int:
    """Count the rows with a date."""
    place = columns.get(Column.DATE)
    if place is None:
        return 0
    days = Column.MONTH in columns
    return sum(_is_date(text) or (days and _is_day(text)) for text in _texts(table, place))


def _by_heading(table: Table) -> dict[Column, int]:
    columns: dict[Column, int] = {}
    for place, head in enumerate(table.heads[:MOST_COLUMNS]):
        column = meaning(head) or (Column.DATE if month_alone(head) else None)
        if column is Column.NUMBER and _share(table, place, _only_counts) < 0.5:
            continue  # "Session" may as well head the topics
        if column is Column.NUMBER and _ROOMS.fullmatch(head) and not _counts(table, place):
            column = Column.ROOM
        if column is Column.DATE and Column.DATE in columns:
            _second_date(table, columns, place)
        elif column is Column.TOPIC and Column.TOPIC in columns:
            columns.setdefault(Column.SUBTOPIC, place)
        elif column:
            columns.setdefault(column, place)
    return columns


def _second_date(table: Table, columns: dict[Column, int], place: int) -> None:
    """Tell "Tag" from "Datum": the one with fewer dates may hold the weekdays."""
    if dated(table, columns) < dated(table, {Column.DATE: place}):
        columns[Column.DATE], place = place, columns[Column.DATE]
    if _share(table, place, _is_weekday) >= 0.5:
        columns.setdefault(Column.WEEKDAY, place)


def _dates_by_content(table: Table, columns: dict[Column, int]) -> None:
    """Find the dates where no heading announces them, or where that column has none."""
    known = columns.get(Column.DATE)
    if known is not None and (_share(table, known, _is_date) or _weeks_or_days(table, columns)):
        return
    fixed = {place for column, place in columns.items() if column not in {Column.NUMBER, *WHEN}}
    shares = {
        place: _share(table, place, _is_date)
        for place in range(min(len(table.heads), MOST_COLUMNS))
        if place not in fixed and not is_material(table.heads[place])
    }
    most = max(shares.values(), default=0.0)
    if most < 0.5:
        return
    best = next(place for place, share in shares.items() if share >= 0.75 * most)  # group A's
    for column in [column for column, place in columns.items() if place == best]:
        del columns[column]
    columns[Column.DATE] = best


def _weeks_or_days(table: Table, columns: dict[Column, int]) -> bool:
    """Whether what stands under a heading of dates are weeks, or days of a month elsewhere."""
    place = columns[Column.DATE]
    return _share(table, place, _is_week) >= 0.5 or _share(table, place, _is_day) >= 0.5


def _numbers_by_content(table: Table, columns: dict[Column, int]) -> None:
    if Column.NUMBER in columns:
        return
    free = _free(table, columns)
    numbered = [
        place
        for place in free
        if not (meaning(table.heads[place]) or is_material(table.heads[place]))
        and _share(table, place, _is_plain_number) >= 0.5
        and len(_texts(table, place)) * 2 >= len(table.rows[:LOOKED_AT])
        and _counts(table, place, upwards=True)
    ]
    if numbered and (len(free) > 1 or Column.TOPIC in columns):
        columns[Column.NUMBER] = numbered[0]


def _topics_by_content(table: Table, columns: dict[Column, int]) -> None:
    """Find the topics: what is called a lecture, or else the column with the longest texts."""
    if Column.TOPIC in columns:
        return
    free = [place for place in _free(table, columns) if _share(table, place, _is_date) < 0.5]
    lectures = [place for place in free if meaning(table.heads[place]) is Column.NUMBER]
    unknown = [place for place in free if not is_material(table.heads[place])]
    named = [place for place in unknown if table.heads[place]]
    details = columns.get(Column.SUBTOPIC)  # "Description" tells the topic if nothing says more
    if details is not None and not lectures:
        filled = len(_texts(table, details))
        if all(len(_texts(table, place)) <= filled for place in unknown):
            columns[Column.TOPIC] = columns.pop(Column.SUBTOPIC)
            return
    for places in (lectures, unknown or named, free):
        longest = max(places, key=lambda place: _length(table, place), default=None)
        if longest is not None and _length(table, longest):
            columns[Column.TOPIC] = longest
            return
    for column in (Column.SUBTOPIC, Column.NUMBER, Column.NOTE, Column.DUE):
        place = columns.get(column)
        if place is not None and _share(table, place, _says_more) >= 0.5:
            columns[Column.TOPIC] = columns.pop(column)
            return


def _free(table: Table, columns: dict[Column, int]) -> list[int]:
    """Return the columns not known yet, without mere dates (another group's) and what is done."""
    places = range(min(len(table.heads), MOST_COLUMNS))
    known = {*columns.values(), *(place for place in places if is_status(table.heads[place]))}
    unknown = (place for place in places if place not in known)
    return [place for place in unknown if _share(table, place, _is_bare_date) < 0.5]


def _is_bare_date(text: str) -> bool:
    return len(text) < MOST_OF_DATE and _is_date(text)


def _is_date(text: str) -> bool:
    return len(text) <= LONGEST_DATE and printed_date(text) is not None


def _is_day(text: str) -> bool:
    return bool(bare_days(text)) or month_alone(text) is not None


def _is_week(text: str) -> bool:
    return printed_week(text, headed=True) is not None


def _only_counts(text: str) -> bool:
    """Whether a cell numbers its row: "3" or "Lecture 3 (Owls)", not "3. Owls" or "10/9"."""
    found = _NUMBER.match(text)
    if found is None or _STROKES.fullmatch(text):
        return False
    return not _says_more(found["rest"].partition("(")[0])


def _is_plain_number(text: str) -> bool:
    found = _NUMBER.match(text)
    return found is not None and len(found["rest"].strip()) < 20 and not _is_date(text)


def _is_weekday(text: str) -> bool:
    return bool(weekdays_in(plain(text[:40]))) and not _is_date(text)


def _says_more(text: str) -> bool:
    """Whether a cell says more than a number: "1. Owls"."""
    return sum(letter.isalpha() for letter in text) > 3


def _counts(table: Table, place: int, *, upwards: bool = False) -> bool:
    """Whether a column counts its rows, as "Aula" does in Portuguese; rooms come again."""
    texts = _texts(table, place)
    numbers = [int(found["number"]) for text in texts if (found := _NUMBER.match(text))]
    return len(set(texts)) == len(texts) and (not upwards or numbers == sorted(numbers))


def _share(table: Table, place: int, wanted: Callable[[str], bool]) -> float:
    """Return which part of the filled cells of a column is as wanted; 0 for an empty column."""
    texts = _texts(table, place)
    return sum(map(wanted, texts)) / len(texts) if texts else 0.0


def _texts(table: Table, place: int) -> list[str]:
    return [text for row in table.rows[:LOOKED_AT] if (text := row.cells[place].text)]


def _length(table: Table, place: int) -> int:
    return sum(len(text) for text in _texts(table, place))
