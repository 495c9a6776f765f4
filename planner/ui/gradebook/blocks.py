"""Blocks of cells as tab-separated text, from and to spreadsheets, checked before anything."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from io import StringIO
from typing import TYPE_CHECKING, Any

from planner import vocabulary
from planner.commands import results
from planner.db.students import NOTHING
from planner.errors import PlannerError
from planner.rules.points import sum_text
from planner.ui.gradebook.columns import copied
from planner.ui.gradebook.entering import read_value
from planner.wording import worded

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from planner.commands.results import Entry
    from planner.language import Language
    from planner.ui.desk import Desk
    from planner.ui.gradebook.model import GradebookModel

    type Pasted = tuple[str, str, Entry]


@dataclass(frozen=True, slots=True, kw_only=True)
class Misfit:
    """One pasted value that is not taken: where it would go, what it says, and why not."""

    student: str
    item: str
    text: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """What pasting would do: entries that change something, values that do not fit."""

    entries: tuple[Pasted, ...]
    misfits: tuple[Misfit, ...]
    same: int = 0


def block_text(model: GradebookModel, spots: Iterable[tuple[int, int]], say: Language) -> str:
    """Write the rectangle around some cells; what lies between unchosen stays blank."""
    chosen = set(spots)
    if not chosen:
        return ""
    rows, columns = sorted({row for row, _ in chosen}), sorted({column for _, column in chosen})
    out = StringIO()
    writer = csv.writer(out, dialect="excel-tab", lineterminator="\n")
    for row in rows:
        line = model.line_at(row)
        if line is not None:
            writer.writerow(
                copied(model.columns[column], line, say) if (row, column) in chosen else ""
                for column in columns
            )
    return out.getvalue()


def rows_of(text: str) -> list[list[str]]:
    """Read tab-separated text as spreadsheets put it on the clipboard."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n").replace("\0", "")
    try:
        return [list(row) for row in csv.reader(StringIO(plain), dialect="excel-tab")]
    except csv.Error:  # a quote that never ends over a very long text
        return [line.split("\t") for line in plain.split("\n")]


def understood(
    model: GradebookModel, values: Sequence[Sequence[str]], at: tuple[int, int], say: Language
) -> Block:
    """Say what a block would enter with its first value at (row, column).

    A blank value states nothing. Values beside the items, below the last student, of no meaning
    for their item are misfits. What is there already is counted as the same.
    """
    placed = (
        (text, (at[0] + down, at[1] + across))
        for down, row in enumerate(values)
        for across, text in enumerate(row)
    )
    return _block(model, placed, say)


def spread(
    model: GradebookModel, text: str, spots: Iterable[tuple[int, int]], say: Language
) -> Block:
    """Say what one value would enter in each of some cells, as spreadsheets paste it."""
    return _block(model, ((text, spot) for spot in spots), say)


def _block(
    model: GradebookModel, placed: Iterable[tuple[str, tuple[int, int]]], say: Language
) -> Block:
    entries: list[Pasted] = []
    misfits: list[Misfit] = []
    same = 0
    for text, spot in placed:
        if not text.strip():
            continue
        found = _one(model, text, spot, say)
        if isinstance(found, Misfit):
            misfits.append(found)
        elif _changes(model, found):
            entries.append(found)
        else:
            same += 1
    return Block(entries=tuple(entries), misfits=tuple(misfits), same=same)


def checked(desk: Desk, model: GradebookModel, block: Block, say: Language) -> Block:
    """Try every entry on the real rows, keep none, and turn refusals into misfits."""
    refused: dict[int, PlannerError] = desk.read(_tried, block.entries)
    kept = tuple(one for n, one in enumerate(block.entries) if n not in refused)
    more = []
    for number, refusal in refused.items():
        student_id, item_id, entry = block.entries[number]
        line, item = model.line(student_id), model.item(item_id)
        more.append(
            Misfit(
                student=line.student.name if line else "",
                item=item.title if item else "",
                text=_said(entry, say),
                why=worded(refusal, say),
            )
        )
    return Block(entries=kept, misfits=(*block.misfits, *more), same=block.same)


def _said(entry: Entry, say: Language) -> str:
    number = entry.points if entry.points is not None else entry.mark
    parts = (
        vocabulary.state(entry.state, say) if entry.state is not None else "",
        sum_text(entry.summands, say.number) or (say.number(number) if number is not None else ""),
    )
    return " ".join(part for part in parts if part)


def _tried(tx: Any, entries: Sequence[Pasted]) -> dict[int, PlannerError]:
    refused: dict[int, PlannerError] = {}
    with tx.no_autoflush:
        for number, (student_id, item_id, entry) in enumerate(entries):
            try:
                results.enter(tx, student_id, item_id, entry)
            except PlannerError as refusal:
                refused[number] = refusal
    tx.rollback()
    return refused


def _one(model: GradebookModel, text: str, at: tuple[int, int], say: Language) -> Pasted | Misfit:
    row, column = at
    line = model.line_at(row)
    heading = model.columns[column].title if column < len(model.columns) else ""
    if line is None:
        why = say("below the last student")
        return Misfit(student="", item=heading, text=text, why=why)
    item = model.item_at(column)
    if item is None:
        why = say("nothing can be pasted here") if heading else say("beyond the last column")
        return Misfit(student=line.student.name, item=heading, text=text, why=why)
    entry = read_value(text, item, say)
    if isinstance(entry, str):
        return Misfit(student=line.student.name, item=item.title, text=text, why=entry)
    return line.student.id, item.id, entry


def _changes(model: GradebookModel, pasted: Pasted) -> bool:
    student_id, item_id, entry = pasted
    line = model.line(student_id)
    row = line.results.get(item_id, NOTHING) if line else NOTHING
    wanted = {"state": entry.state, "points": entry.points, "mark": entry.mark}
    if entry.summands and entry.summands != row.summands:
        return True
    return any(v is not None and v != getattr(row.facts, name) for name, v in wanted.items())
