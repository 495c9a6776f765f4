"""The second sheet of a marking sheet: how it is filled in, what its words and letters mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner import vocabulary
from planner.language import marked
from planner.reports.gradebook_legend import STATE_MEANINGS, day_format
from planner.reports.workbook import NOTHING, Layout, Look
from planner.rules.credits import Marking, State
from planner.rules.marking_sheets import LECTURERS_ALONE

if TYPE_CHECKING:
    from planner.language import Language
    from planner.reports.marking_sheet import MarkingSheet
    from planner.reports.workbook import Book, Sheet

HOW = (
    marked("Fill in the white cells; all others are locked."),
    marked("An empty cell says nothing. To take a value back, write “{open}” into its cell."),
    marked("Points take a comma or a point, and sums such as 4+3.5, without “=”."),
    marked("What is marked for one of a group is taken in for those left empty, too."),
    marked("Rows may be filtered. To sort them, take the protection off; it has no password."),
    marked("Rows that are added to the sheet are not taken in."),
    marked("Send the file back when you are done; it may come back more than once."),
)
WIDTHS = (28.0, 12.0, 50.0, 18.0, 14.0)
TITLE, SECTION = Look(bold=True, size=14), Look(bold=True, rule="d3d5cf")
TEXT, MUTED = Look(upright="top", wrap=True), Look(ink="646b76", upright="top")


def add_legend(book: Book, document: MarkingSheet, say: Language) -> None:
    """Add the sheet that explains the first one."""
    layout = Layout(widths=WIDTHS, grid=False, protected=True, page_heading=document.course)
    sheet = book.sheet(say("Legend"), layout)
    day = say.long_day(document.taken_on)
    _line(sheet, TITLE, say("Marking sheet"))
    _line(sheet, MUTED, " · ".join(part for part in (document.course, document.term) if part))
    _line(sheet, MUTED, say("For {name}, taken along on {day}", name=document.person, day=day))
    _line(sheet, MUTED, say("Sheet {id}", id=document.id))
    sheet.append([NOTHING])
    for text in HOW:
        _line(sheet, Look(), say(text, open=vocabulary.state(State.OPEN, say)))
    _states(sheet, say)
    _items(sheet, document, say)


def _states(sheet: Sheet, say: Language) -> None:
    _section(sheet, say("State of an item"), say("Letter"))
    for state, meaning in STATE_MEANINGS.items():
        alone = state in LECTURERS_ALONE
        letter = "" if alone else vocabulary.STATE_LETTERS[state]
        words = say(meaning)
        if alone:
            words = say("{meaning}; the lecturer's alone", meaning=words)
        _entry(sheet, vocabulary.state(state, say), letter, words)


def _items(sheet: Sheet, document: MarkingSheet, say: Language) -> None:
    _section(sheet, say("Item"), "", say("Title"), say("Most points"), say("Due"))
    text = sheet.style(TEXT)
    number = sheet.style(Look(upright="top", align="left"))
    day = sheet.style(Look(upright="top", align="left", format=day_format(say)))
    for item in document.items:
        most = item.max_points if item.marking is Marking.POINTS else None
        name = item.short or item.title
        row = [(name, text), NOTHING, (item.title, text), (most, number), (item.due, day)]
        sheet.append_wrapped(row)


def _section(sheet: Sheet, *headings: str) -> None:
    sheet.append([NOTHING])
    _line(sheet, SECTION, *headings)


def _entry(sheet: Sheet, *texts: str) -> None:
    style = sheet.style(TEXT)
    sheet.append_wrapped([(text, style) for text in texts])


def _line(sheet: Sheet, look: Look, *texts: str) -> None:
    style = sheet.style(look)
    sheet.append([(text, style) for text in texts])
