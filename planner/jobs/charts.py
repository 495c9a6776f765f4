"""Gathers what the charts show: standing, results, grades, and how the class got on."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from planner import vocabulary
from planner.db import courses
from planner.db.progress import entered_at
from planner.jobs.gradebook import gradebook
from planner.reports import charts
from planner.reports.charts import Column, Part, StackedRow, Week
from planner.rules import grades
from planner.rules.credits import UNTOUCHED, Marking, Outcome, Progress, Standing, progress
from planner.rules.terms import Term

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from fractions import Fraction

    from sqlalchemy.orm import Session

    from planner.jobs.gradebook import Gradebook, Line
    from planner.language import Language
    from planner.reports.charts import Drawing, Pattern, Role
    from planner.rules.credits import Item
    from planner.rules.terms import Days

A_WEEK = timedelta(days=7)
MOST_WEEKS = 40  # what was entered later counts in the last one
CLASSES = 10  # of points, from nothing to the maximum
LOOKS: dict[Standing, tuple[Role, Pattern]] = {
    Standing.MET: ("met", "full"),
    Standing.WAITING: ("waiting", "hatched"),
    Standing.POSSIBLE: ("possible", "empty"),
    Standing.OUT_OF_REACH: ("out", "crossed"),
}
RESULTS: dict[Progress, tuple[Role, Pattern]] = {
    Progress.PASSED: ("met", "full"),
    Progress.MARKING: ("waiting", "hatched"),
    Progress.OWED: ("possible", "empty"),
    Progress.LOST: ("out", "crossed"),
    Progress.EXEMPT: ("muted", "dotted"),
}


def all_charts(tx: Session, say: Language) -> tuple[Drawing, ...]:
    """Draw every chart of the course as it is now, of those who take part."""
    book = gradebook(tx)
    active = [line for line in book.lines if line.active]
    items, smallest = book.work.items, courses.course(tx).smallest_n
    found = [
        _standing(book, active, say),
        charts.stacked(
            "results", say("Results by item"), [_item(one, active, say) for one in items], say
        ),
        _grades(book, smallest, say),
        _class(tx, active, items, say),
    ]
    found += [chart for one in items if (chart := _values(one, active, smallest, say)) is not None]
    return tuple(found)


def _standing(book: Gradebook, active: Sequence[Line], say: Language) -> Drawing:
    rows = []
    for tier in book.work.tiers:
        counts = Counter(line.standing[tier.id] for line in active)
        parts = tuple(
            Part(counts[one], vocabulary.standing(one, say), *LOOKS[one]) for one in Standing
        )
        rows.append(StackedRow(tier.name, parts))
    return charts.stacked("standing", say("Standing by tier"), rows, say)


def _item(item: Item, active: Sequence[Line], say: Language) -> StackedRow:
    counts = Counter(progress(item, line.facts.get(item.id, UNTOUCHED)) for line in active)
    names = {
        Progress.PASSED: say("passed"),
        Progress.MARKING: say("to be marked"),
        Progress.OWED: say("open"),
        Progress.LOST: say("failed or missing"),
        Progress.EXEMPT: say("exempt"),
    }
    parts = tuple(Part(counts[one], names[one], *look) for one, look in RESULTS.items())
    return StackedRow(item.title, parts)


def _grades(book: Gradebook, smallest: int, say: Language) -> Drawing:
    """Draw the grades that were decided; of few the figures would tell about single people."""
    decided = [
        line.decision.grade
        for line in book.lines
        if line.decision is not None
        and line.decision.outcome is Outcome.PASSED
        and line.decision.grade is not None
    ]
    return _of_grades("grades", say("Grades decided"), decided, smallest, say)


def _of_grades(
    id_: str, title: str, found: Sequence[Decimal], smallest: int, say: Language
) -> Drawing:
    shares = grades.distribution(found, smallest)
    if shares is None:
        return charts.in_words(id_, title, [_too_few(smallest, say)])
    counts = {share.grade: share for share in shares}
    shown = [
        Column(say.grade(step), counts[step].count if step in counts else 0)
        for step in grades.STEPS
        if grades.passed(step)
    ]
    words = [
        say(
            "{grade}: {n}, {percent} %",
            grade=say.grade(share.grade),
            n=share.count,
            percent=_percent(share.percent),
        )
        for share in shares
    ]
    n = sum(share.count for share in shares)
    return charts.columns(id_, f"{title} (n = {n})", shown, words)


def _too_few(smallest: int, say: Language) -> str:
    return say(
        "Not shown: with fewer than {n} it would tell about single people.",
        n=smallest,
    )


def _percent(value: Fraction) -> int:
    return round(value)


def _values(item: Item, active: Sequence[Line], smallest: int, say: Language) -> Drawing | None:
    """Draw the grades or points of one item; None where it has none."""
    facts = [line.facts[item.id] for line in active if item.id in line.facts]
    if item.marking is Marking.GRADE:
        marks = [one.mark for one in facts if one.mark is not None]
        title = say("{item}: grades", item=item.title)
        return _of_grades(f"grades-{item.id}", title, marks, smallest, say) if marks else None
    points = [one.points for one in facts if one.points is not None]
    if item.marking is not Marking.POINTS or not points:
        return None
    title = say("{item}: points", item=item.title)
    if len(points) < smallest:
        return charts.in_words(f"points-{item.id}", title, [_too_few(smallest, say)])
    shown = list(_classes(points, item.max_points or max(points), say))
    words = [
        say("{points} points: {n}", points=one.name, n=one.count) for one in shown if one.count
    ]
    return charts.columns(f"points-{item.id}", title, shown, words)


def _classes(points: Sequence[Decimal], most: Decimal, say: Language) -> Iterator[Column]:
    """Count points in ten classes up to the maximum; bonus above it has one of its own."""
    wide = (most or Decimal(1)) / CLASSES
    for n in range(CLASSES):
        low, high = n * wide, (n + 1) * wide
        last = n == CLASSES - 1
        count = sum(low <= one < high or (last and one == most) for one in points)
        yield Column(f"{say.number(low)}–{say.number(high)}", count)
    if above := sum(one > most for one in points):
        yield Column(f"> {say.number(most)}", above)


def _class(tx: Session, active: Sequence[Line], items: Sequence[Item], say: Language) -> Drawing:
    """Draw how many results were passed at the end of each week, by the day they were entered."""
    title = say("Results passed, week by week")
    entered = entered_at(tx)
    days = [
        entered[key].astimezone().date()
        for line in active
        for item, facts in line.facts.items()
        if progress(line.work.by_id.get(item), facts) is Progress.PASSED
        and (key := (line.student.id, item)) in entered
    ]
    if not days:
        return charts.in_words("progress", title, [say("Nothing is passed yet.")])
    weeks = _weeks(days, items, courses.course(tx).lectures)
    words = [
        say.count(
            "By the end of the week of {day}: {n} result passed",
            "By the end of the week of {day}: {n} results passed",
            one.passed,
            day=say.day_month(one.first),
        )
        for before, one in zip((None, *weeks), weeks, strict=False)
        if one.passed != (before.passed if before else 0)
    ]
    return charts.progress("progress", title, weeks, words, say)


def _weeks(days: Sequence[date], items: Sequence[Item], lectures: Days) -> list[Week]:
    """Count from the first week of lectures to the last, or to the last that was entered in.

    What was entered before counts in the first week, and what came very late in the last.
    """
    first = lectures.first - timedelta(days=lectures.first.weekday())
    last = max(lectures.last, *days)
    many = min((last - first) // A_WEEK + 1, MOST_WEEKS)
    in_week = Counter(min(max((day - first) // A_WEEK, 0), many - 1) for day in days)
    passed, weeks = 0, []
    for n in range(many):
        passed += in_week[n]
        monday = first + n * A_WEEK
        due = tuple(
            item.short or item.title
            for item in items
            if item.due is not None and monday <= item.due < monday + A_WEEK
        )
        weeks.append(Week(monday, passed, due))
    return weeks


def charts_document(tx: Session, say: Language, today: date) -> bytes:
    """Make all charts as one PDF; raises GlyphsMissing."""
    # Late: reportlab takes a quarter of a second, and the window draws charts without it.
    from planner.reports.charts_pdf import charts_pdf  # noqa: PLC0415

    course = courses.course(tx)
    particulars = " · ".join(
        (
            course.title_in(say.code),
            vocabulary.term(Term.parse(course.term), say),
            say("as of {day}", day=say.plain_day(today)),
        )
    )
    return charts_pdf(all_charts(tx, say), say("Charts"), particulars, today, say)
