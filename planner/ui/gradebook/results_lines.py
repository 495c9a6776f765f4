"""What results from elsewhere would do, line by line, in words and columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.language import marked
from planner.rules.marking_sheets import Part
from planner.rules.results_in import Verdict
from planner.ui.parts.rows import Column, RowsTable
from planner.wording.results_in import change_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planner.jobs.result_changes import Change, Preview
    from planner.language import Language
    from planner.ui.theme import Theme

WORDS: Mapping[Verdict, str] = {
    Verdict.NEW: marked("new"),
    Verdict.CHANGED: marked("changed"),
    Verdict.SAME: marked("same"),
    Verdict.CONFLICT: marked("conflict"),
    Verdict.QUESTION: marked("who is it?"),
    Verdict.SKIPPED: marked("skipped"),
}
TONES: Mapping[Verdict, str] = {
    Verdict.NEW: "met",
    Verdict.CHANGED: "accent",
    Verdict.SAME: "muted",
    Verdict.CONFLICT: "waiting",
    Verdict.QUESTION: "waiting",
    Verdict.SKIPPED: "out",
}


def results_table(say: Language, theme: Theme) -> RowsTable[Change]:
    """Make the list of all values; its words are read only for what is in view."""
    columns = (
        Column["Change"](
            heading=say("Row"),
            text=lambda one: str(one.line.row),
            tone=lambda _: "muted",
            right=True,
            width=54,
        ),
        Column["Change"](
            heading=say("What"),
            text=lambda one: say(WORDS[one.verdict]),
            tone=lambda one: TONES[one.verdict],
            width=114,
        ),
        Column["Change"](heading=say("Student"), text=_name, bold=True, width=170),
        Column["Change"](heading=say("Item"), text=lambda one: _item(one, say), width=150),
        Column["Change"](
            heading=say("In the file"), text=lambda one: one.text, tip=_whole, width=104
        ),
        Column["Change"](
            heading=say("What follows"),
            text=lambda one: change_words(one, say),
            tip=lambda one: change_words(one, say),
            width=0,
        ),
    )
    return RowsTable["Change"](
        say("Results in the file"), columns, theme, identity=_identity, sortable=False
    )


def heading_lines(shown: Preview, say: Language) -> list[str]:
    """Say which columns hold no results, and which sheet of a workbook was read."""
    said = []
    if shown.file.sheet:
        said.append(say("Sheet “{sheet}”.", sheet=shown.file.sheet))
    if shown.file.ignored:
        said.append(say("Not taken: {columns}.", columns=", ".join(shown.file.ignored)))
    return said


def _identity(one: Change) -> tuple[object, ...]:
    return one.line.row, one.heading, one.part, one.verdict is Verdict.SKIPPED


def _name(one: Change) -> str:
    return one.student.name if one.student else one.line.name


def _item(one: Change, say: Language) -> str:
    if one.item is None:
        return one.heading
    short = one.item.short or one.item.title
    return say("{item}: feedback", item=short) if one.part is Part.FEEDBACK else one.item.title


def _whole(one: Change) -> str:
    return one.text
