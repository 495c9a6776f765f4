"""The office's lists beside the course, row by row, as their dialog shows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, override

from PySide6.QtCore import Qt, Signal

from planner.rules.reconciling import Verdict
from planner.ui.parts.rows import Column, RowsModel, RowsTable
from planner.wording.office_lists import VERDICTS, found_words, list_words, who

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QKeyEvent

    from planner.jobs.office_lists import Preview
    from planner.language import Language
    from planner.rules.reconciling import Found
    from planner.ui.parts.rows import Index
    from planner.ui.theme import Theme

TONES: Final[Mapping[Verdict, str]] = {
    Verdict.FILL: "met",
    Verdict.DIFFERENT: "waiting",
    Verdict.SAME: "muted",
    Verdict.UNKNOWN: "out",
    Verdict.UNDECIDED: "possible",
    Verdict.OFF_LIST: "out",
}
ORDER: Final = tuple(VERDICTS)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListLine:
    """One row of a list, or one decision that is on none, as the dialog lists it."""

    found: Found
    name: str
    place: str
    detail: str

    @property
    def there(self) -> str:
        """What the grade cell says."""
        return self.found.row.grade.strip() if self.found.row else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileLine:
    """One list as the dialog names it, with what becomes of it."""

    source: str
    name: str
    words: str
    filled: int
    blank: int


def list_lines(shown: Preview, say: Language) -> tuple[ListLine, ...]:
    """Word all rows, grouped by what becomes of them, in the order of the lists."""
    lines = (
        ListLine(
            found=one,
            name=who(one, shown.students),
            place=_place(one, shown, say),
            detail=found_words(one, shown, say),
        )
        for one in shown.found
    )
    return tuple(sorted(lines, key=lambda line: ORDER.index(line.found.verdict)))


def file_lines(shown: Preview, say: Language) -> tuple[FileLine, ...]:
    """Word the lists themselves."""
    return tuple(
        FileLine(
            source=file.list.source,
            name=file.list.name,
            words=list_words(file.list, say),
            filled=sum(one.taken for one in shown.found if one.list is file.list),
            blank=sum(one.left_blank for one in shown.found if one.list is file.list),
        )
        for file in shown.files
    )


def _place(one: Found, shown: Preview, say: Language) -> str:
    """Say where a row stands; the name of the list only where there are several."""
    if one.list is None or one.row is None:
        return "–"
    row = say("row {row}", row=one.row.row)
    return row if len(shown.files) == 1 else f"{one.list.name}, {row}"


class AcceptModel(RowsModel[ListLine]):
    """Rows of which those that wait for a word can be ticked."""

    ticked = Signal(object, bool)  # a line, and whether its cell is to be filled

    def __init__(self, columns: Sequence[Column[ListLine]], theme: Theme) -> None:
        super().__init__(columns, theme)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole, /) -> object:
        if role == Qt.ItemDataRole.CheckStateRole and index.isValid() and index.column() == 0:
            found = self.row(index).found
            if not found.can_be_accepted:
                return None
            return Qt.CheckState.Checked if found.taken else Qt.CheckState.Unchecked
        return super().data(index, role)

    @override
    def flags(self, index: Index, /) -> Qt.ItemFlag:
        plain = super().flags(index)
        can = index.isValid() and not index.column() and self.row(index).found.can_be_accepted
        return plain | Qt.ItemFlag.ItemIsUserCheckable if can else plain

    @override
    def setData(
        self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole, /
    ) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return super().setData(index, value, role)
        self.ticked.emit(self.row(index), Qt.CheckState(value) == Qt.CheckState.Checked)
        return True


class ListTable(RowsTable[ListLine]):
    """All rows of all lists; Space ticks those that are selected and wait for a word."""

    accepted = Signal(object, bool)  # the lines, and whether their cells are to be filled

    def __init__(self, say: Language, theme: Theme) -> None:
        columns = _columns(say)
        self.model_of_ticks = AcceptModel(columns, theme)
        super().__init__(
            say("Rows of the lists"),
            columns,
            theme,
            identity=lambda line: line.found.key,
            sortable=False,
            rows=self.model_of_ticks,
        )
        self.model_of_ticks.setParent(self)
        self.model_of_ticks.ticked.connect(lambda line, on: self.accepted.emit([line], on))

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        waiting = [line for line in self.selected() if line.found.can_be_accepted]
        if event.key() == Qt.Key.Key_Space and waiting:
            self.accepted.emit(waiting, not all(line.found.taken for line in waiting))
        else:
            super().keyPressEvent(event)


def file_table(say: Language, theme: Theme) -> RowsTable[FileLine]:
    """Make the list of lists."""
    columns = (
        Column[FileLine](heading=say("File"), text=lambda one: one.name, bold=True, width=220),
        Column[FileLine](
            heading=say("List"), text=lambda one: one.words, tip=lambda one: one.words, width=0
        ),
        Column[FileLine](
            heading=say("Filled in"), text=lambda one: str(one.filled), right=True, width=90
        ),
        Column[FileLine](
            heading=say("Left blank"), text=lambda one: str(one.blank), right=True, width=90
        ),
    )
    name = say("Lists of the office")
    return RowsTable[FileLine](
        name, columns, theme, identity=lambda one: one.source, sortable=False
    )


def _columns(say: Language) -> tuple[Column[ListLine], ...]:
    return (
        Column[ListLine](
            heading=say("What"),
            text=lambda line: say(VERDICTS[line.found.verdict]),
            tone=lambda line: TONES.get(line.found.verdict, "waiting"),
            width=186,
        ),
        Column[ListLine](
            heading=say("Student"), text=lambda line: line.name, bold=True, width=180
        ),
        Column[ListLine](
            heading=say("Where"),
            text=lambda line: line.place,
            tip=lambda line: line.place,
            tone=lambda _: "muted",
            width=150,
        ),
        Column[ListLine](heading=say("There"), text=lambda line: line.there, width=84),
        Column[ListLine](heading=say("Decided"), text=lambda line: line.found.ours, width=104),
        Column[ListLine](
            heading=say("What follows"),
            text=lambda line: line.detail,
            tip=lambda line: line.detail,
            width=0,
        ),
    )
