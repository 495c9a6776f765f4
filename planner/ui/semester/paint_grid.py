"""Draws what lies under the cards: days, shaded holidays and breaks, deadlines, today's line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QLine, QPoint, QRect, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QImage, QPainter, QPen

from planner import vocabulary
from planner.rules.terms import OffKind
from planner.ui.semester.entries import offs_of
from planner.ui.semester.geometry import runs_of
from planner.ui.semester.headings import begins_month
from planner.ui.semester.words import due_words, off_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from PySide6.QtGui import QFont

    from planner.language import Language
    from planner.ui.semester.entries import Entry, Off, Semester
    from planner.ui.semester.geometry import Grid
    from planner.ui.theme import Roles

TODAY_PX = 2
STRIPES = 16  # side of the tile of the hatching
WORDS_AT = 10
LIT, PALE = 0.65, 0.35  # days without a slot are lit, too, but less


@dataclass(frozen=True, slots=True)
class Shade:
    """A run of days without teaching within one week, and the words that stand in it, if any."""

    rect: QRect
    kind: OffKind
    words: str = ""


@dataclass(frozen=True, slots=True)
class Ground:
    """Everything under the cards, computed once for a plan and a size."""

    grid: Grid
    shades: tuple[Shade, ...] = ()
    outside: tuple[QRect, ...] = ()  # days before and after the lecture period
    due: tuple[tuple[QRect, str], ...] = ()  # deadlines on days without a card
    notes: tuple[tuple[QRect, str], ...] = ()  # what else is told of such days
    today_row: int | None = None


@dataclass(frozen=True, slots=True)
class Lit:
    """Which days are lit while something is carried, and the one where it may not lie."""

    legal: tuple[QRect, ...] = ()  # days with a slot
    also: tuple[QRect, ...] = ()  # days without one, lit more faintly
    wrong: QRect | None = None


def ground_for(semester: Semester, grid: Grid, entries: Sequence[Entry], say: Language) -> Ground:
    """Compute the shading, the deadlines without a card and where today's line runs."""
    shades: list[Shade] = []
    hidden: set[date] = set()
    for off in reversed(offs_of(semester.plan, say)):  # breaks first: they cover holidays
        days = [day for day in off.days if day not in hidden]
        hidden.update(days)
        shades += _shades_of(off, runs_of(grid, days), say)
    bare = [d for d in _without_card(grid, entries) if d not in hidden]
    lectures = semester.plan.lectures
    outside = [day for n in range(grid.weeks) for day in grid.week(n) if day not in lectures]
    return Ground(
        grid,
        tuple(shades),
        tuple(runs_of(grid, [day for day in outside if day not in hidden])),
        tuple(_loose_deadlines(semester, grid, entries, say)),
        tuple(_quiet_words(semester, grid, bare, say)),
        grid.row_of(semester.today) if semester.today else None,
    )


def _shades_of(off: Off, runs: list[QRect], say: Language) -> list[Shade]:
    """Put the name into the first run that is about as wide as the widest."""
    named, words = _roomy(runs), off_words(off, say)
    return [Shade(run, off.kind, words if run == named else "") for run in runs]


def _roomy(runs: Sequence[QRect]) -> QRect | None:
    """Return the first run that is about as wide as the widest."""
    widest = max((run.width() for run in runs), default=0)
    return next((run for run in runs if run.width() >= 0.6 * widest), None)


def _loose_deadlines(
    semester: Semester, grid: Grid, entries: Sequence[Entry], say: Language
) -> list[tuple[QRect, str]]:
    """Return the deadlines that no card can carry; at a weekend they stand on the last day."""
    with_card = {entry.day for entry in entries if entry.is_card}
    found: dict[date, list[str]] = {}
    for item in semester.items:
        if item.due is None or item.due in with_card or grid.row_of(item.due) is None:
            continue
        day = item.due
        while grid.cell(day).isNull():
            day -= timedelta(days=1)
        found.setdefault(day, []).append(due_words(item, day, say))
    return [(grid.cell(day), " · ".join(words)) for day, words in found.items()]


def _without_card(grid: Grid, entries: Sequence[Entry]) -> list[date]:
    with_card = {entry.day for entry in entries if entry.is_card}
    shown = (day for row in range(grid.weeks) for day in grid.week(row))
    return [day for day in shown if day not in with_card]


def _quiet_words(
    semester: Semester, grid: Grid, bare: Sequence[date], say: Language
) -> Iterator[tuple[QRect, str]]:
    """Return the notes on days without a card, and the hours of single dates still to be used.

    A note of several days is written once, into the first run of them that has room for it.
    """
    due = {item.due for item in semester.items}
    free = [day for day in bare if day not in due]
    for one in semester.plan.extra:
        if one.day in free:
            yield grid.cell(one.day), say.hours(one.hours.start, one.hours.end)
    taken = {one.day for one in semester.plan.extra}
    for note in semester.notes:
        days = [day for day in free if day in note.days and day not in taken]
        taken.update(days)
        run = _roomy(runs_of(grid, days))
        if run is not None:
            yield run, vocabulary.day_note(note, say)


def paint_ground(p: QPainter, ground: Ground, roles: Roles, clip: QRect, lit: Lit) -> None:
    """Draw the days that meet the clip, lit ones among them, and the lines between."""
    p.fillRect(clip, roles.surface)
    for rect in ground.outside:
        p.fillRect(rect & clip, roles.background)
    _paint_lit(p, roles, clip, lit)
    _paint_lines(p, ground.grid, roles, clip)
    for shade in ground.shades:
        inside = shade.rect.adjusted(0, 0, -1, -1)
        if inside.intersects(clip):
            _paint_shade(p, shade, inside, roles)
    if lit.wrong is not None:
        cell = lit.wrong.adjusted(0, 0, -1, -1)
        p.fillRect(cell, roles.out_tint)
        p.setPen(QPen(roles.out, 1))
        p.drawRect(cell.adjusted(0, 0, -1, -1))


def _paint_lit(p: QPainter, roles: Roles, clip: QRect, lit: Lit) -> None:
    for cells, strength in ((lit.legal, LIT), (lit.also, PALE)):
        colour = QColor(roles.accent_tint)
        colour.setAlphaF(strength)
        for cell in cells:
            if cell.intersects(clip):
                p.fillRect(cell, colour)


def _paint_lines(p: QPainter, grid: Grid, roles: Roles, clip: QRect) -> None:
    p.setPen(QPen(roles.line, 1))
    size = grid.size
    # Where the weeks fill the board, the row below it draws the last line.
    tops = grid.tops[1:] if clip.bottom() > size.height() else grid.tops[1:-1]
    ys = [top - 1 for top in tops if clip.top() <= top <= clip.bottom() + 1]
    xs = [left - 1 for left in grid.lefts[1:-1] if clip.left() <= left <= clip.right() + 1]
    lines = [QLine(0, y, size.width(), y) for y in ys]
    lines += [QLine(x, 0, x, size.height()) for x in xs]
    p.drawLines(lines)
    p.setPen(QPen(roles.strong_line, 1))
    months = [n for n in range(1, grid.weeks) if begins_month(grid.week(n)[0])]
    p.drawLines([QLine(0, grid.tops[n] - 1, size.width(), grid.tops[n] - 1) for n in months])


def _paint_shade(p: QPainter, shade: Shade, rect: QRect, roles: Roles) -> None:
    if shade.kind is OffKind.BREAK:
        p.fillRect(rect, roles.surface)
        p.setBrushOrigin(QPoint(0, 0))
        p.fillRect(rect, stripes(roles.break_ground, p.device().devicePixelRatio()))
    else:
        p.fillRect(rect, roles.holiday_ground)


def paint_words(p: QPainter, ground: Ground, roles: Roles, clip: QRect, font: QFont) -> None:
    """Write the names of shaded days, and deadlines on days without a card, in that font."""
    metrics = QFontMetrics(font)
    p.setFont(font)
    for shade in ground.shades:
        if shade.words and shade.rect.intersects(clip):
            colour = roles.muted if shade.kind is OffKind.BREAK else roles.holiday
            _write(p, shade.rect, shade.words, colour, metrics)
    for cell, words in ground.due:
        if cell.intersects(clip):
            _write(p, cell, words, roles.waiting, metrics)
    for run, words in ground.notes:
        if run.intersects(clip):
            _write(p, run, words, roles.muted, metrics)


def _write(p: QPainter, rect: QRect, words: str, colour: QColor, metrics: QFontMetrics) -> None:
    """Write on one line, or on two where a narrow day has the height for them."""
    at = WORDS_AT if rect.width() > 100 else 4
    room = rect.adjusted(at, 0, -4, -1)
    p.setPen(colour)
    lines = [words]
    if metrics.horizontalAdvance(words) > room.width() and 2 * metrics.ascent() <= room.height():
        lines = _on_two(words, room.width(), metrics)
    elided = (metrics.elidedText(one, Qt.TextElideMode.ElideRight, room.width()) for one in lines)
    p.drawText(room, Qt.AlignmentFlag.AlignVCenter, "\n".join(elided))


def _on_two(words: str, width: int, metrics: QFontMetrics) -> list[str]:
    """Break where the first line is as full as it can be; not at all within a word."""
    parts = words.split(" ")
    fits = [
        n for n in range(1, len(parts)) if metrics.horizontalAdvance(" ".join(parts[:n])) <= width
    ]
    return [" ".join(parts[: fits[-1]]), " ".join(parts[fits[-1] :])] if fits else [words]


def paint_today(p: QPainter, ground: Ground, roles: Roles) -> None:
    """Draw the red line above the week that today lies in."""
    if ground.today_row is not None:
        top = ground.grid.tops[ground.today_row]
        p.fillRect(0, max(0, top - TODAY_PX), ground.grid.size.width(), TODAY_PX, roles.out)


@cache
def _stripe_tile(colour: str, scale: float) -> QImage:
    side = round(STRIPES * scale)
    tile = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    tile.setDevicePixelRatio(side / STRIPES)
    tile.fill(Qt.GlobalColor.transparent)
    p = QPainter(tile)
    p.setRenderHint(QPainter.RenderHint.Antialiasing)
    p.setPen(QPen(QColor(colour), STRIPES * 0.36))
    for shift in (-STRIPES, 0, STRIPES):
        p.drawLine(shift - STRIPES, 2 * STRIPES, shift + 2 * STRIPES, -STRIPES)
    p.end()
    return tile


def stripes(colour: QColor, scale: float) -> QBrush:
    """Return the hatching of breaks, crisp at the scale of the screen."""
    return QBrush(_stripe_tile(colour.name(), scale))
