"""Where weeks, days and cards lie on the board, in its own coordinates from the top left."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate, groupby, pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize

from planner.rules.plan import FIXED
from planner.ui.semester.entries import entries_of, mondays_of, weekdays_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from planner.language import Language
    from planner.rules.plan import Plan
    from planner.ui.semester.entries import Entry

# Pixels, from LOOK.md: about 36 a week; nothing that can be hit is under 24.
LEAST_WEEK, MOST_WEEK, MOST_ZOOMED = 29, 112, 140
ROOMY_WEEK, PX_PER_SIZE = 60, 120  # from where texts grow, and how slowly
ZOOMS = (0.7, 0.85, 1.0, 1.25, 1.5, 2.0, 2.5)  # how high a week is, times what fits
CARD_GAP, SMALL_GAP, LOW_WEEK = 3, 2, 33  # above and below a card; the small one in low weeks
CARD_MARGIN = 6  # beside a wide card
LEAST_CARD = 24
LEAST_CARD_WIDTH = 60  # more cards than fit beside each other go below
READABLE = 100  # narrower ones go below each other where the week is high enough
NARROW_CELL = 104
NARROW, USED = 0.094, 0.15  # shares of the width
LEAST_NARROW, LEAST_WIDE = 30, 130


@dataclass(frozen=True, slots=True)
class Grid:
    """Weeks down and weekdays across; ``lefts`` and ``tops`` have one more, the far edge."""

    monday: date
    weekdays: tuple[int, ...]
    lefts: tuple[int, ...]
    tops: tuple[int, ...]

    @property
    def weeks(self) -> int:
        """How many weeks there are."""
        return len(self.tops) - 1

    @property
    def size(self) -> QSize:
        """The whole board."""
        return QSize(self.lefts[-1], self.tops[-1])

    def row_of(self, day: date) -> int | None:
        """Return the week a day lies in, counted from 0, or None if it is not on the board."""
        row = (day - self.monday).days // 7
        return row if 0 <= row < self.weeks else None

    def cell(self, day: date) -> QRect:
        """Return where a day lies, its right and lower line included; null if it is not shown."""
        row = self.row_of(day)
        if row is None or day.weekday() not in self.weekdays:
            return QRect()
        column = self.weekdays.index(day.weekday())
        left, right = self.lefts[column : column + 2]
        top, bottom = self.tops[row : row + 2]
        return QRect(left, top, right - left, bottom - top)

    def day_at(self, point: QPoint) -> date | None:
        """Return the day under a point, or None beside the board."""
        inside = QRect(QPoint(0, 0), self.size)
        if not inside.contains(point):
            return None
        row = sum(top <= point.y() for top in self.tops) - 1
        column = sum(left <= point.x() for left in self.lefts) - 1
        return self.monday + timedelta(weeks=row, days=self.weekdays[column])

    def week(self, row: int) -> tuple[date, ...]:
        """Return the days shown of one week."""
        monday = self.monday + timedelta(weeks=row)
        return tuple(monday + timedelta(days=n) for n in self.weekdays)


def card_rect(cell: QRect) -> QRect:
    """Return where a card alone on its day lies: closer to the edges on narrow days."""
    side = CARD_MARGIN if cell.width() >= NARROW_CELL else CARD_GAP
    gap = CARD_GAP if cell.height() >= LOW_WEEK else SMALL_GAP
    return cell.adjusted(side, gap, -side - 1, -gap - 1)


def text_size(grid: Grid) -> float:
    """Return how much larger than usual texts are: they grow where weeks are high, but slower."""
    week = min((after - before for before, after in pairwise(grid.tops)), default=LEAST_WEEK)
    return max(1.0, 1 + (week - ROOMY_WEEK) / PX_PER_SIZE)


def grid_for(plan: Plan, room: QSize, say: Language, zoom: float = 1.0) -> Grid:
    """Fit the whole lecture period into a room of that size, if it can be: else it scrolls.

    Zoomed, each week is so many times as high, within bounds.
    """
    mondays = mondays_of(plan)
    weekdays = weekdays_of(plan)
    widths = _widths(plan, weekdays, room.width())
    lines = _lines(entries_of(plan, say), weekdays, widths, mondays)
    heights = _heights(lines, room.height(), zoom)
    lefts = tuple(accumulate(widths, initial=0))
    return Grid(mondays[0], weekdays, lefts, tuple(accumulate(heights, initial=0)))


def _widths(plan: Plan, weekdays: Sequence[int], whole: int) -> list[int]:
    """Days of a slot share what the others leave; days that are merely used are a little wider."""
    slots = {slot.weekday for slot in plan.slots}
    used = {s.day.weekday() for s in plan.sessions if s.day and s.kind not in FIXED}
    used |= {one.day.weekday() for one in plan.extra}
    if not slots:
        slots = used or set(weekdays)
    widths = [
        max(LEAST_NARROW, round(whole * (USED if day in used else NARROW))) for day in weekdays
    ]
    wide = [n for n, day in enumerate(weekdays) if day in slots]
    rest = whole - sum(width for n, width in enumerate(widths) if n not in wide)
    for n, share in zip(wide, _shared(rest, len(wide)), strict=True):
        widths[n] = max(share, LEAST_WIDE)
    return widths


def _shared(whole: int, parts: int) -> list[int]:
    """Split pixels so that they add up exactly."""
    edges = [whole * n // parts for n in range(parts + 1)]
    return [after - before for before, after in pairwise(edges)]


def _beside(width: int) -> int:
    """Return how many cards fit beside each other."""
    return max(1, width // LEAST_CARD_WIDTH)


def _lines(
    entries: Iterable[Entry],
    weekdays: Sequence[int],
    widths: Sequence[int],
    mondays: Sequence[date],
) -> list[int]:
    """Return how many lines of cards each week needs, at least one."""
    lines = [1] * len(mondays)
    for day, here in groupby((e for e in entries if e.is_card), key=lambda entry: entry.day):
        row = (day - mondays[0]).days // 7
        beside = _beside(widths[weekdays.index(day.weekday())])
        lines[row] = max(lines[row], -(-len(list(here)) // beside))
    return lines


def _heights(lines: Sequence[int], whole: int, zoom: float) -> list[int]:
    """Give every week the same height, and a fuller one more, filling the room if it can be."""
    extra = [(n - 1) * (LEAST_CARD + CARD_GAP) for n in lines]
    rest = whole - sum(extra)
    if rest >= len(lines) * MOST_WEEK:
        even = [MOST_WEEK] * len(lines)
    elif rest < len(lines) * LEAST_WEEK:
        even = [LEAST_WEEK] * len(lines)
    else:
        even = _shared(rest, len(lines))
    if zoom != 1:
        even = [min(MOST_ZOOMED, max(LEAST_WEEK, round(one * zoom))) for one in even]
        extra = [round(more * max(1, zoom)) for more in extra]
    return [one + more for one, more in zip(even, extra, strict=True)]


def card_places(grid: Grid, entries: Iterable[Entry]) -> dict[str, QRect]:
    """Return where each entry lies, by its key: cards in their cells, days as whole cells.

    Several cards of a day stand beside each other, and below where they no longer fit.
    """
    by_day: dict[date, list[Entry]] = defaultdict(list)
    places: dict[str, QRect] = {}
    for entry in entries:
        if entry.is_card:
            by_day[entry.day].append(entry)
        else:
            places[entry.key] = _shade(grid, entry)
    for day, here in by_day.items():
        places.update(_on_one_day(card_rect(grid.cell(day)), here))
    return places


def _on_one_day(room: QRect, entries: Sequence[Entry]) -> Mapping[str, QRect]:
    beside = min(len(entries), _beside(room.width()))
    below = max(1, (room.height() + CARD_GAP) // (LEAST_CARD + CARD_GAP))  # lines there may be
    while beside > 1 and room.width() // beside < READABLE and -(-len(entries) // below) < beside:
        beside -= 1
    lines = -(-len(entries) // beside)
    xs, ys = _shared(room.width() + CARD_GAP, beside), _shared(room.height() + CARD_GAP, lines)
    places = {}
    for n, entry in enumerate(entries):
        line, column = divmod(n, beside)
        corner = room.topLeft() + QPoint(sum(xs[:column]), sum(ys[:line]))
        places[entry.key] = QRect(corner, QSize(xs[column] - CARD_GAP, ys[line] - CARD_GAP))
    return places


def _shade(grid: Grid, entry: Entry) -> QRect:
    """Return the cell of a day, or the shaded days of that week for a holiday or break."""
    cell = grid.cell(entry.day)
    if entry.session is None or entry.off is None:
        return cell
    row = grid.row_of(entry.day) or 0
    for day in grid.week(row):
        if day > entry.day and day in entry.off.days:
            cell = cell.united(grid.cell(day))
    return cell


def runs_of(grid: Grid, days: Iterable[date]) -> list[QRect]:
    """Return the shown days among these as one rectangle for each unbroken run in a week."""
    shown = sorted(day for day in days if not grid.cell(day).isNull())
    runs: list[QRect] = []
    before: date | None = None
    for day in shown:
        cell = grid.cell(day)
        if (
            before is not None
            and cell.top() == runs[-1].top()
            and cell.left() == runs[-1].right() + 1
        ):
            runs[-1] = runs[-1].united(cell)
        else:
            runs.append(cell)
        before = day
    return runs
