"""What a column of dates means as a whole: day or month first, and which year if one is odd."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from planner.errors import Problem
from planner.exchange.course_page_dates import PrintedDate, day_in_term
from planner.exchange.course_page_day_forms import Order, PrintedDay

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence
    from datetime import date

    from planner.exchange.course_page_rows import Entry
    from planner.rules.terms import Days


@dataclass(frozen=True, slots=True, kw_only=True)
class DayOrMonth(Problem):
    """A date such as 3/4 of which nothing tells the day from the month; the day stands first."""

    text: str
    day: date
    other: date


@dataclass(frozen=True, slots=True, kw_only=True)
class WrongYear(Problem):
    """A printed year far from the term, while most dates fit it; taken for the term's own year."""

    text: str
    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherYearPrinted(Problem):
    """Most dates are printed with the years of another term, ``years`` from this one."""

    year: int  # the first that is printed
    years: int


def settled(
    entries: Sequence[Entry], lectures: Days, weekdays: Collection[int] = ()
) -> tuple[tuple[Entry, ...], tuple[Problem, ...]]:
    """Settle what single dates leave open by looking at all of them.

    Day or month first ("3/4"): what figures above twelve prove counts most, then printed
    weekdays, the lecture period, the weekly days (``weekdays``) and that dates go up. A year that
    was typed wrong is corrected only where at least half of the dates fit the term without that.
    """
    problems: list[Problem] = []
    month_first, sure = _month_first(entries, lectures, weekdays)
    if month_first:
        entries = [_each_day(entry, _turned) for entry in entries]
    elif not sure:
        problems += _open_questions(entries, lectures)
    wrong = {place: day for place, entry in enumerate(entries) if (day := _meant(entry, lectures))}
    dated = sum(entry.printed is not None for entry in entries)
    if len(wrong) * 2 <= dated:
        problems += [
            WrongYear(line=entries[place].line, text=entries[place].date_text[:80], day=day)
            for place, day in wrong.items()
        ]
        entries = [
            _each_day(entry, _without_year) if place in wrong else entry
            for place, entry in enumerate(entries)
        ]
    elif len(wrong) > 2:
        problems.append(_other_year(entries[min(wrong)], wrong[min(wrong)]))
    return tuple(entries), tuple(problems)


def _each_day(entry: Entry, changed: Callable[[PrintedDay], PrintedDay]) -> Entry:
    printed = entry.printed
    if not printed:
        return entry
    last = printed.last and changed(printed.last)
    return replace(entry, printed=replace(printed, first=changed(printed.first), last=last))


def _turned(day: PrintedDay) -> PrintedDay:
    return day.turned() if day.order is Order.EITHER else day


def _without_year(day: PrintedDay) -> PrintedDay:
    return replace(day, year=None)


def _month_first(
    entries: Sequence[Entry], lectures: Days, weekdays: Collection[int]
) -> tuple[bool, bool]:
    """Say whether the month stands first, and whether anything tells that."""
    days = [day for entry in entries for day in _days(entry.printed)]
    if all(day.order is not Order.EITHER for day in days):
        return False, True
    proofs = [day.order for day in days]
    by_proof = proofs.count(Order.MONTH_FIRST) - proofs.count(Order.DAY_FIRST)
    if by_proof:
        return by_proof > 0, True
    printed = [entry.printed for entry in entries if entry.printed and not entry.goes_on]
    as_read = _score([one.first for one in printed], lectures, weekdays)
    turned = _score([_turned(one.first) for one in printed], lectures, weekdays)
    return turned > as_read, turned != as_read


def _score(days: Sequence[PrintedDay], lectures: Days, weekdays: Collection[int]) -> int:
    """Weigh how well days fit the term; the figures are a rule of thumb."""
    score = 0
    meant = [day_in_term(day, lectures) for day in days]
    for printed, day in zip(days, meant, strict=True):
        if day is None:
            score -= 2
            continue
        score += 2 * (day in lectures) + (day.weekday() in weekdays)
        if printed.weekday is not None:
            score += 4 if printed.weekday == day.weekday() else -4
    known = [day for day in meant if day]
    return score + sum(2 if one <= other else -2 for one, other in pairwise(known))


def _days(printed: PrintedDate | None) -> Iterator[PrintedDay]:
    if printed:
        yield printed.first
        if printed.last:
            yield printed.last


def _open_questions(entries: Sequence[Entry], lectures: Days) -> Iterator[Problem]:
    for entry in entries:
        first = entry.printed.first if entry.printed and not entry.goes_on else None
        if first is None or first.order is not Order.EITHER:
            continue
        day, other = day_in_term(first, lectures), day_in_term(first.turned(), lectures)
        if day and other:
            yield DayOrMonth(line=entry.line, text=entry.date_text[:80], day=day, other=other)


def _meant(entry: Entry, lectures: Days) -> date | None:
    """Return the day in the term that a date far from it means, had it not another year."""
    first = entry.printed.first if entry.printed else None
    if first is None or first.year is None or day_in_term(first, lectures):
        return None
    day = day_in_term(_without_year(first), lectures)
    return day if day and day in lectures else None


def _other_year(entry: Entry, meant: date) -> OtherYearPrinted:
    year = entry.printed.first.year if entry.printed else None
    assert year is not None, "only a printed year can be another"
    return OtherYearPrinted(line=entry.line, year=year, years=year - meant.year)
