"""The second sheet of the gradebook workbook: what its words mean, the tiers, the items."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner import vocabulary
from planner.language import marked
from planner.reports.workbook import NOTHING, Layout, Look
from planner.rules.credits import Standing, State, asked_items, needed
from planner.rules.requirements import Asks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from planner.language import Language
    from planner.reports.gradebook import GradebookDocument
    from planner.reports.workbook import Book, Filled, Sheet, TextChanged
    from planner.rules.credits import Item, Tier

STATE_MEANINGS = {
    State.OPEN: marked("nothing recorded yet"),
    State.SUBMITTED: marked("handed in, to be marked"),
    State.RETURNED: marked("may be revised and handed in again"),
    State.PASSED: marked("fulfilled"),
    State.FAILED: marked("not passed; final unless a further attempt is opened"),
    State.MISSING: marked("not handed in; final unless more time is given"),
    State.EXCUSED: marked("still owed, with more time or as a substitute"),
    State.EXEMPT: marked("no longer asked of this student"),
    State.RECOGNISED: marked("achieved elsewhere; counts as passed"),
}
STANDING_MEANINGS = {
    Standing.MET: marked("everything asked for is recorded"),
    Standing.WAITING: marked("nothing but marking is missing"),
    Standing.POSSIBLE: marked("the student still has to do something"),
    Standing.OUT_OF_REACH: marked("not even all that is open would be enough"),
}
WIDTHS = (22.0, 44.0, 18.0, 20.0, 16.0)
TITLE, SECTION = Look(bold=True, size=14), Look(bold=True, rule="d3d5cf")
NAME, MUTED = Look(upright="top"), Look(ink="646b76")
TEXT = Look(upright="top", wrap=True)


def add_legend(book: Book, document: GradebookDocument, say: Language) -> None:
    """Add the sheet that says what the workbook shows and what its words mean."""
    heading = f"{document.course} · {document.term}".strip(" ·")
    layout = Layout(widths=WIDTHS, grid=False, page_heading=heading)
    sheet = book.sheet(say("Legend"), layout)
    count = say.count("{n} student", "{n} students", len(document.lines))
    as_of = say("As of {day}", day=say.long_day(document.as_of))
    _line(sheet, TITLE, document.course)
    _line(sheet, MUTED, " · ".join(part for part in (document.term, count, as_of) if part))
    _states(sheet, say)
    _tiers(sheet, document, say)
    _items(sheet, document.items, say)
    _changed(sheet, tuple(book.problems), say)


def _states(sheet: Sheet, say: Language) -> None:
    _section(sheet, say("State of an item"))
    for state, meaning in STATE_MEANINGS.items():
        blank = state is State.OPEN  # an empty cell is neither zero nor missing
        _entry(sheet, say("(empty)") if blank else vocabulary.state(state, say), say(meaning))
    _section(sheet, say("Standing"))
    for standing, meaning in STANDING_MEANINGS.items():
        _entry(sheet, vocabulary.standing(standing, say), say(meaning))


def _tiers(sheet: Sheet, document: GradebookDocument, say: Language) -> None:
    if not document.tiers:
        return
    _section(sheet, say("Tier"), say("Requirements"), say("Met by"))
    for tier in document.tiers:
        met = sum(line.standing.get(tier.id) is Standing.MET for line in document.lines)
        share = say("{part} of {whole}", part=met, whole=len(document.lines))
        _entry(sheet, tier.name, "\n".join(requirements(tier, document.items, say)), share)


def requirements(tier: Tier, items: Iterable[Item], say: Language) -> Iterator[str]:
    """Yield what a tier asks for, one line for each requirement."""
    by_id = {item.id: item for item in items}
    for one in tier.requires:
        n = len(asked_items(one, by_id))
        least = vocabulary.least(one, n, say)
        if one.asks is Asks.PASSED and needed(one, n) >= n:
            yield one.text
        else:
            yield say("{requirement} (at least {least})", requirement=one.text, least=least)


def _items(sheet: Sheet, items: Sequence[Item], say: Language) -> None:
    if not items:
        return
    _section(sheet, say("Item"), say("Title"), say("Kind"), say("Most points"), say("Due"))
    text, number = sheet.style(TEXT), sheet.style(Look(upright="top", align="left"))
    day = sheet.style(Look(upright="top", align="left", format=day_format(say)))
    for item in items:
        kind = vocabulary.item_kind(item.kind, say)
        row: list[Filled] = [(item.short or item.title, text), (item.title, text), (kind, text)]
        sheet.append_wrapped([*row, (item.max_points, number), (item.due, day)])


def _changed(sheet: Sheet, problems: Sequence[TextChanged], say: Language) -> None:
    """List what a workbook cannot hold: nothing is changed silently."""
    if not problems:
        return
    _section(sheet, say("Cell"), say("Text without what a workbook cannot hold"))
    for problem in problems:
        _entry(sheet, f"{problem.sheet}!{problem.cell}", problem.text)


def _section(sheet: Sheet, *headings: str) -> None:
    sheet.append([NOTHING])
    _line(sheet, SECTION, *headings)


def _entry(sheet: Sheet, name: str, *texts: str) -> None:
    text = sheet.style(TEXT)
    sheet.append_wrapped([(name, sheet.style(NAME)), *((one, text) for one in texts)])


def _line(sheet: Sheet, look: Look, *texts: str) -> None:
    style = sheet.style(look)
    sheet.append([(text, style) for text in texts])


def day_format(say: Language) -> str:
    """Return the number format for days: 15.11.2023 in German, 2023-11-15 in English."""
    return "dd.mm.yyyy" if say.code == "de" else "yyyy-mm-dd"
