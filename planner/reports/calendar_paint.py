"""Draws the weeks of the wall calendar: grid, months, days without class, cards, deadlines."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from reportlab.lib.colors import HexColor

from planner.reports import paper
from planner.reports.calendar_board import Card, span_words
from planner.reports.calendar_cards import (
    NUMBER_AT,
    WIDE,
    fitted,
    look_for,
    paint_card,
    room_for,
)
from planner.reports.calendar_page import Box, Page, lines_of
from planner.reports.schedule_rows import Tone
from planner.reports.sheet import Look

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from reportlab.lib.colors import Color

    from planner.language import Language
    from planner.reports.calendar_board import Board
    from planner.reports.schedule_rows import Pause
    from planner.reports.tagging import Element

LABEL: Final = 70.0  # the column of the weeks
HEADING: Final = 17.0  # the row of the weekdays
NARROW, USED, WEEKEND = 0.078, 0.16, 0.05  # shares of the width
GUTTER: Final = 28.0  # for the number of a day, beside wide cards
HIGH: Final = 31.0  # a cell in which a card may stand below the number
LOWEST: Final = 8.0  # a card that can still be read
GAP: Final = 1.6  # around a card
BREAK_INK: Final = HexColor("#51606f")  # muted is too pale on the ground of a break
MONTH_LINE: Final = HexColor("#8d939c")
DAY = Look(6.5, 8, colour=BREAK_INK)
FIRST_DAY = Look(6.5, 8, font=paper.BOLD)
WEEK, WEEK_NUMBER = Look(7.5, 9), Look(7, 9, colour=paper.MUTED)
WEEKDAY, SLOT_DAY = Look(7.5, 9, colour=paper.MUTED), Look(8, 10, font=paper.BOLD)


@dataclass(frozen=True, slots=True)
class Grid:
    """Where weeks and days lie; the edges have one more than there are weeks and days.

    ``cells`` are those of the table as it is read out: its headings first, then the weeks.
    """

    lefts: tuple[float, ...]
    tops: tuple[float, ...]
    cells: list[list[Element]]

    @classmethod
    def of(cls, board: Board, room: Box, cells: list[list[Element]]) -> Grid:
        """Divide a room: days of a slot share what the other days leave."""
        body = room.shrunk(LABEL, HEADING, 0, 0)
        shares = {day: _share(day, board) for day in board.weekdays if day not in board.slots}
        rest = (1 - sum(shares.values())) / max(len(board.weekdays) - len(shares), 1)
        widths = [body.width * shares.get(day, rest) for day in board.weekdays]
        height = body.height / len(board.mondays)
        tops = (body.top + height * n for n in range(len(board.mondays) + 1))
        return cls(tuple(accumulate(widths, initial=body.left)), tuple(tops), cells)

    def told(self, week: int, column: int) -> Element:
        """Return what a day is read out as."""
        return self.cells[week + 1][column + 1]

    def cell(self, week: int, column: int) -> Box:
        """Return where a day lies."""
        left, top = self.lefts[column], self.tops[week]
        return Box(left, top, self.lefts[column + 1] - left, self.tops[week + 1] - top)


def _share(weekday: int, board: Board) -> float:
    """Return the share of a day without a slot: more if it is used, but never most of a page."""
    others = len(board.weekdays) - len(board.slots & set(board.weekdays))
    if weekday in board.used:
        return min(USED, 0.5 / others)
    return WEEKEND if weekday > 4 else NARROW


def paint_weeks(page: Page, room: Box, board: Board, say: Language) -> None:
    """Draw all weeks into a room."""
    cells = page.table(len(board.mondays) + 1, len(board.weekdays) + 1, say("Weeks and days"))
    grid = Grid.of(board, room, cells)
    _paint_grounds(page, grid, board)
    _paint_lines(page, grid, room)
    _paint_headings(page, grid, room, board, say)
    _paint_months(page, grid, room, board)
    for week, column, day in _days(board):
        with page.within(grid.told(week, column)):
            _paint_number(page, grid.cell(week, column), day, say)
    _paint_pauses(page, grid, board, say)
    for week, column, day in _days(board):
        with page.within(grid.told(week, column)):
            _paint_day(page, grid.cell(week, column), day, board, say)


def _days(board: Board) -> Iterator[tuple[int, int, date]]:
    for week in range(len(board.mondays)):
        for column in range(len(board.weekdays)):
            yield week, column, board.day(week, column)


def _paint_grounds(page: Page, grid: Grid, board: Board) -> None:
    """Shade what lies outside the lecture period, holidays and breaks."""
    for week, column, day in _days(board):
        pause = board.pauses.get(day)
        if pause is not None and pause.tone is not Tone.HOLIDAY:
            page.hatch(grid.cell(week, column), paper.GROUND, paper.BREAK_TINT)
        elif pause is not None:
            page.fill(grid.cell(week, column), paper.HOLIDAY_TINT)
        elif day not in board.lectures:
            page.fill(grid.cell(week, column), paper.GROUND)


def _paint_lines(page: Page, grid: Grid, room: Box) -> None:
    for x in grid.lefts:
        page.line((x, room.top), (x, room.bottom))
    for y in grid.tops:
        page.line((room.left, y), (room.right, y))
    page.line((room.left, room.top), (room.right, room.top), paper.STRONG_LINE)
    for x in (room.left, room.right):
        page.line((x, room.top), (x, room.bottom), paper.STRONG_LINE)


def _paint_headings(page: Page, grid: Grid, room: Box, board: Board, say: Language) -> None:
    """Write the weekdays above, and the weeks with their numbers at the left."""
    middle = room.top + HEADING / 2
    for column, weekday in enumerate(board.weekdays):
        box = grid.cell(0, column)
        wide = weekday in board.slots and box.width >= WIDE
        look = SLOT_DAY if weekday in board.slots else WEEKDAY
        name = say.weekday(weekday) if wide else say.short_weekday(weekday)
        with page.within(grid.cells[0][column + 1]):
            page.text(name, look, box.left + box.width / 2, middle, align="centre")
    with page.within(grid.cells[0][0]):
        page.text(say("week"), WEEK_NUMBER, grid.lefts[0] - 7, middle, align="right")
    for week, monday in enumerate(board.mondays):
        middle = grid.cell(week, 0).middle
        number = str(monday.isocalendar().week)
        with page.within(grid.cells[week + 1][0]):
            page.text(say.day_month(monday), WEEK, room.left + 7, middle)
            page.text(number, WEEK_NUMBER, grid.lefts[0] - 7, middle, align="right")


def _paint_months(page: Page, grid: Grid, room: Box, board: Board) -> None:
    """Draw a line where one month ends and the next begins, stepping through the week."""
    last = len(board.weekdays) - 1
    for week, column, day in _days(board):
        box = grid.cell(week, column)
        if week and board.day(week - 1, column).month != day.month:
            left = box.left if column else room.left
            page.line((left, box.top), (box.right, box.top), MONTH_LINE, 0.9)
        if column < last and board.day(week, column + 1).month != day.month:
            page.line((box.right, box.top), (box.right, box.bottom), MONTH_LINE, 0.9)


def _paint_number(page: Page, cell: Box, day: date, say: Language) -> None:
    """Write the day of the month at the upper left, with the month where it begins."""
    text, look = _number(day, say)
    page.text(text, look, cell.left + 3, cell.top + 6)


def _number(day: date, say: Language) -> tuple[str, Look]:
    return (say.day_month(day), FIRST_DAY) if day.day == 1 else (str(day.day), DAY)


def _paint_pauses(page: Page, grid: Grid, board: Board, say: Language) -> None:
    """Name each holiday and break once, where it has most room and nothing else stands."""
    places: dict[int, tuple[Pause, Box, bool, Element]] = {}
    for week, column, day in _days(board):
        pause = board.pauses.get(day)
        if pause is None or day in board.cards or day in board.due:
            continue
        wide = grid.cell(week, column).width >= WIDE
        run = _free_run(grid, board, week, column)
        if id(pause) not in places or run.width > places[id(pause)][1].width + 1:
            places[id(pause)] = (pause, run, wide, grid.told(week, column))
    for pause, run, wide, element in places.values():
        ink = paper.HOLIDAY if pause.tone is Tone.HOLIDAY else BREAK_INK
        words = (span_words(pause, say), pause.note)
        with page.within(element):
            if wide:
                _paint_words(page, run, " · ".join(word for word in words if word), ink)
            else:
                _paint_small(page, run, pause.name, ink)


def _free_run(grid: Grid, board: Board, week: int, column: int) -> Box:
    """Return a cell, if it is narrow together with its like at the right: a name spans them."""
    cell = grid.cell(week, column)
    pause = board.pauses.get(board.day(week, column))
    for after in range(column + 1, len(board.weekdays)):
        day, more = board.day(week, after), grid.cell(week, after)
        free = board.pauses.get(day) is pause and not (day in board.cards or day in board.due)
        if not free or max(cell.width, more.width) >= WIDE:
            break
        cell = cell.joined(more)
    return cell


def _paint_words(page: Page, cell: Box, words: str, ink: Color) -> None:
    """Write words into a wide cell, beside the number of the day."""
    box = cell.shrunk(GUTTER + NUMBER_AT, GAP, 4, GAP)
    look = look_for(box.height, ink)
    lines = lines_of(words, look, box.width, room_for(box.height, look))
    page.lines(lines, look, box.left, cell.middle)


def _paint_small(page: Page, cell: Box, words: str, ink: Color) -> None:
    """Write small words into a narrow cell, below the number of the day."""
    box = cell.shrunk(3, 10, 2, 1)
    look, lines = fitted(words, box, ink)
    page.lines(lines, look, box.left, box.middle)


def _paint_day(page: Page, cell: Box, day: date, board: Board, say: Language) -> None:
    """Draw the cards of a day, or what is due on it."""
    cards, due = board.cards.get(day, ()), board.due.get(day, ())
    if not cards:
        if due:
            pause = [board.pauses[day].name] if day in board.pauses else []
            write = _paint_words if cell.width >= WIDE else _paint_small
            write(page, cell, " · ".join((*pause, *due)), paper.INK)
        return
    room = _room_for_cards(cell, *_number(day, say))
    beside = min(len(cards), max(int(room.width / WIDE), 1))
    cards = _at_most(beside * max(int(room.height / LOWEST), 1), cards, say)
    rows = -(-len(cards) // beside)
    for n, card in enumerate(cards):
        row, column = divmod(n, beside)
        width, height = room.width / beside, room.height / rows
        box = Box(room.left + column * width, room.top + row * height, width, height)
        box = box.shrunk(0, 0, GAP if column < beside - 1 else 0, GAP if row < rows - 1 else 0)
        last = n == len(cards) - 1
        paint_card(page, box, card, due if last else (), changed=say("changed"))


def _at_most(most: int, cards: tuple[Card, ...], say: Language) -> tuple[Card, ...]:
    """Return the cards, or as many as can be read and how many more there are."""
    if len(cards) <= most:
        return cards
    left = len(cards) - (most - 1)
    more = say.count("and {n} more", "and {n} more", left)
    return (*cards[: most - 1], Card(number="", topic=more, tone=Tone.OTHER))


def _room_for_cards(cell: Box, number: str, look: Look) -> Box:
    """Leave room for the number of the day: at the left, or in a narrow high cell above."""
    if cell.width >= WIDE:
        return cell.shrunk(GUTTER, GAP, GAP + 1, GAP)
    if cell.height >= HIGH:
        return cell.shrunk(GAP, 11, GAP, GAP)
    return cell.shrunk(max(13, look.width_of(number) + 5), GAP, GAP, GAP)
