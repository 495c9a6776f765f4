"""A course's web page as plain rows: title, times, schedule, items and tiers."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from planner.errors import PlannerError, Problem
from planner.exchange.course_page_days import PageSession, dated, sessions
from planner.exchange.course_page_lists import listed
from planner.exchange.course_page_months import month_within
from planner.exchange.course_page_order import settled
from planner.exchange.course_page_rows import entries
from planner.exchange.course_page_slots import rows_as_passages, weekly_slots
from planner.exchange.course_page_table import schedule
from planner.exchange.course_page_text import page_text
from planner.exchange.course_page_tiers import tiers_of
from planner.exchange.course_page_title import language_of, title_of
from planner.exchange.files_in import UnreadableFile, as_text, read_bytes

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from planner.exchange.course_page_months import PrintedMonth
    from planner.exchange.course_page_parts import Elsewhere
    from planner.exchange.course_page_rows import Entry
    from planner.exchange.course_page_text import PageText
    from planner.language import Code
    from planner.rules.credits import Item, Tier
    from planner.rules.slots import Slot
    from planner.rules.terms import DayOff, Days

LARGEST = 5_000_000  # bytes; a real page has some ten thousand
MOST_HEADINGS = 2_000  # that may name a month; a real page has some ten


@dataclass(eq=False)
class NoSchedule(PlannerError):
    """A page with neither a table nor a list that has dates and topics.

    ``elsewhere`` is where its plan seems to be, if the page says so.
    """

    name: str
    elsewhere: Elsewhere | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageTooLong(Problem):
    """The page is far longer than any course page; what stands from this line on was not read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CoursePage:
    """All that was understood of a page, and a list of what was not.

    Ids of ``items`` and ``tiers`` are local to the page: whoever stores them gives new ones.
    """

    title: str
    language: Code  # the one that the page is written in
    slots: tuple[Slot, ...]
    sessions: tuple[PageSession, ...]
    items: tuple[Item, ...]
    tiers: tuple[Tier, ...]
    problems: tuple[Problem, ...]


def is_page(path: Path) -> bool:
    """Tell whether a file is a page with a schedule; a file that cannot be read is none."""
    try:
        content = as_text(read_bytes(path, largest=LARGEST), path.name)
    except UnreadableFile:
        return False
    return schedule(page_text(content.text).tables) is not None


def read_page(
    path: Path, *, lectures: Days, days_off: Sequence[DayOff] = (), slots: Sequence[Slot] = ()
) -> CoursePage:
    """Read a page from a file of at most five megabytes; see ``understand``.

    Raises UnreadableFile, or NoSchedule.
    """
    content = as_text(read_bytes(path, largest=LARGEST), path.name)
    return understand(
        content.text,
        lectures=lectures,
        days_off=days_off,
        slots=slots,
        name=path.name,
        problems=content.problems,
    )


def understand(
    page: str,
    *,
    lectures: Days,
    days_off: Sequence[DayOff] = (),
    slots: Sequence[Slot] = (),
    name: str = "",
    problems: Sequence[Problem] = (),
) -> CoursePage:
    """Understand a page's text for one lecture period; whatever it says, it only ever refuses.

    Slots that are given win over the page's. Each problem names its line; ``problems`` are those
    already known. Raises NoSchedule (with ``name``) if no table or list has dates and topics.
    """
    text = page_text(page)
    printed, lines, odd_rows = _plan(text, name)
    apart = tuple(table for table in text.tables if table.line not in lines)
    passages = sorted((*text.passages, *rows_as_passages(apart)), key=lambda passage: passage.line)
    language = language_of(text)
    title, odd_title = title_of(text)
    odd_slots: tuple[Problem, ...] = ()
    if not slots:
        slots, odd_slots = weekly_slots(passages, _weekdays(printed, lectures))
    rows, odd_days = sessions(printed, lectures=lectures, slots=slots, days_off=days_off)
    items, tiers, odd_tiers = tiers_of(text.passages, language, tables=apart, lectures=lectures)
    found = (*problems, *odd_title, *odd_slots, *odd_tiers, *odd_rows, *odd_days)
    return CoursePage(
        title=title,
        language=language,
        slots=tuple(slots),
        sessions=rows,
        items=items,
        tiers=tiers,
        problems=tuple(sorted(found, key=lambda problem: problem.line or 0)),
    )


def _plan(
    text: PageText, name: str
) -> tuple[tuple[Entry, ...], frozenset[int], tuple[Problem, ...]]:
    """Return the rows of the plan and the lines on which its tables begin."""
    plan = schedule(text.tables, listed(text.passages))
    printed, odd = entries(plan, _months(text)) if plan else ((), ())
    if plan is None or not printed:
        raise NoSchedule(name, text.elsewhere)
    cut = (PageTooLong(line=text.cut),) if text.cut else ()
    return printed, plan.lines, (*cut, *odd)


def _weekdays(printed: Sequence[Entry], lectures: Days) -> Counter[int]:
    """Count the weekdays on which the rows lie, as far as their dates alone tell that."""
    known, _ = settled(printed, lectures)
    return Counter(day.weekday() for entry in known if (day := dated(entry, lectures)[0]))


def _months(text: PageText) -> list[tuple[int, PrintedMonth]]:
    """Return the months that headings name, each with the heading's line."""
    headings = islice((passage for passage in text.passages if passage.level), MOST_HEADINGS)
    return [(one.line, month) for one in headings if (month := month_within(one.text))]
