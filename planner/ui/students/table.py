"""The list of students: its columns, and that leavers stand last however it is sorted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, override

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from planner import vocabulary
from planner.rules.credits import Enrolment
from planner.rules.people import matriculation_key
from planner.ui.parts.rows import Column, RowsTable
from planner.ui.students.reading import Entry
from planner.ui.students.widths import PROGRAMME, fitted, wanted_widths
from planner.ui.students.words import decided_words, status_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QResizeEvent

    from planner.language import Language
    from planner.ui.theme import Theme

AIM = 7  # its column
HOME, ASSISTANT, STATUS = 5, 6, 8  # those that are there only where they say something


class StudentTable(RowsTable[Entry]):
    """Everybody; several can be selected. A click on a heading sorts.

    It sorts by itself: Qt would ask for two keys at every comparison, which takes seconds for
    10,000 students, and it would turn the leavers round with the others.
    """

    def __init__(self, say: Language, theme: Theme) -> None:
        super().__init__(
            say("Students"),
            columns(say),
            theme,
            identity=lambda entry: entry.student.id,
            sortable=False,
        )
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        header.sortIndicatorChanged.connect(lambda *_: self.show_rows(self.rows.rows()))
        self._fitting = self._by_hand = False
        header.sectionResized.connect(self._note_hand)

    @override
    def show_rows(self, rows: Sequence[Entry]) -> None:
        """Replace all rows; a column is there only where it says something of somebody."""
        super().show_rows(self._in_order(rows))
        self.setColumnHidden(HOME, not any(entry.student.home_university for entry in rows))
        self.setColumnHidden(ASSISTANT, not any(entry.assistant for entry in rows))
        self.setColumnHidden(STATUS, all(map(_usual, rows)))
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Make columns as wide as their texts; once one was dragged they stay as they are."""
        if self._by_hand:
            return
        header, wants = self.horizontalHeader(), wanted_widths(self)
        self._fitting = True
        for number, wide in enumerate(fitted(wants, self.viewport().width())):
            if number != PROGRAMME and not self.isColumnHidden(number):
                header.resizeSection(number, wide)
        self._fitting = False

    def _note_hand(self, number: int, _before: int, _after: int) -> None:
        dragged = QApplication.mouseButtons() & Qt.MouseButton.LeftButton
        self._by_hand |= bool(dragged) and not self._fitting and number != PROGRAMME

    def _in_order(self, rows: Sequence[Entry]) -> list[Entry]:
        """Sort as the heading says, equals by name, leavers below everybody else."""
        header = self.horizontalHeader()
        column = self.rows.columns[header.sortIndicatorSection()]
        downwards = header.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
        found = sorted(rows, key=lambda entry: entry.key)
        found.sort(key=column.key or column.text, reverse=downwards)
        return sorted(found, key=lambda entry: entry.gone)


def columns(say: Language) -> list[Column[Entry]]:
    """Return the columns from left to right."""
    return [*_person(say), *_standing(say)]


def _person(say: Language) -> list[Column[Entry]]:
    return [
        Column(
            heading=say("Family name"),
            text=lambda e: e.student.family,
            key=lambda e: e.key,
            tone=_tone,
            tip=lambda e: e.student.family,
            bold=True,
        ),
        Column(
            heading=say("Given name"),
            text=lambda e: e.student.given,
            key=lambda e: e.key[1],
            tone=_tone,
            tip=lambda e: e.student.given,
        ),
        Column(
            heading=say("Matriculation"),
            text=lambda e: e.student.matriculation,
            key=_number,
            tone=_tone,
        ),
        _text(say("E-mail"), lambda e: e.student.email),
        _text(say("Programme"), lambda e: e.student.programme, width=0),
        _text(say("Home university"), lambda e: e.student.home_university),
        _text(say("TA"), lambda e: e.assistant),
    ]


def _standing(say: Language) -> list[Column[Entry]]:
    return [
        Column(
            heading=say("Aim"),
            text=lambda e: say.number(e.aim.credits) if e.aim else "",
            key=lambda e: e.aim.credits if e.aim else -1,
            tone=_quiet,
            spoken=lambda e: e.aim.name if e.aim else say("no aim"),
            right=True,
        ),
        Column(
            heading=say("Status"),
            text=lambda e: "" if _usual(e) else status_words(e.student, say),
            key=lambda e: vocabulary.enrolment(e.student.status, say),
            tone=_quiet,
            spoken=lambda e: status_words(e.student, say),
        ),
        Column(
            heading=say("Decided"),
            text=lambda e: decided_words(e.line, say),
            tone=_decided_tone,
            spoken=lambda e: _spoken_decision(e, say),
            tip=lambda e: _spoken_decision(e, say),
        ),
    ]


def _text(heading: str, text: Callable[[Entry], str], *, width: int = 100) -> Column[Entry]:
    def key(entry: Entry) -> Any:
        return text(entry).casefold()

    return Column(heading=heading, text=text, key=key, tone=_quiet, tip=text, width=width)


def _spoken_decision(entry: Entry, say: Language) -> str:
    text = decided_words(entry.line, say).removesuffix(" !")
    if entry.line is not None and entry.line.stale:
        return say("{result}; results or rules have changed since", result=text)
    return text


def _usual(entry: Entry) -> bool:
    return entry.student.status is Enrolment.REGISTERED


def _number(entry: Entry) -> tuple[int, str]:
    key = matriculation_key(entry.student.matriculation)
    return len(key), key


def _tone(entry: Entry) -> str:
    return "muted" if entry.gone else ""


def _quiet(_entry: Entry) -> str:
    return "muted"


def _decided_tone(entry: Entry) -> str:
    if entry.line is not None and entry.line.stale:
        return "waiting"
    return _tone(entry)
