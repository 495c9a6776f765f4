"""The list of students: its columns, and that leavers stand last however it is sorted."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, override

from PySide6.QtCore import Qt

from planner import vocabulary
from planner.rules.credits import Enrolment
from planner.rules.people import matriculation_key
from planner.ui.parts.rows import Column, RowsTable
from planner.ui.students.reading import Entry
from planner.ui.students.words import decided_words, status_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from planner.language import Language
    from planner.ui.theme import Theme

EMAIL_PX, NARROW_EMAIL_PX, AIM_PX, STATUS_PX, DECIDED_PX = 204, 160, 44, 88, 106
EMAIL, STATUS = 3, 6  # their columns


class StudentTable(RowsTable[Entry]):
    """Everybody, by name; several can be selected."""

    def __init__(self, say: Language, theme: Theme) -> None:
        self._say = say
        super().__init__(
            say("Students"), self._columns(), theme, identity=lambda entry: entry.student.id
        )

    @override
    def show_rows(self, rows: Sequence[Entry]) -> None:
        """Replace all rows; the status has a column only where somebody's is not the usual one."""
        super().show_rows(rows)
        unusual = not all(map(_usual, rows))
        self.setColumnHidden(STATUS, not unusual)
        wide = NARROW_EMAIL_PX if unusual else EMAIL_PX
        self.horizontalHeader().resizeSection(EMAIL, wide)

    def _columns(self) -> list[Column[Entry]]:
        say = self._say
        column = partial(Column[Entry], tone=_tone)
        return [
            column(
                heading=say("Family name"),
                text=lambda e: e.student.family,
                key=self._last(lambda e: e.key),
                bold=True,
                width=96,
            ),
            column(
                heading=say("Given name"),
                text=lambda e: e.student.given,
                key=self._last(lambda e: (e.key[1], e.key)),
                width=84,
            ),
            column(
                heading=say("Matriculation"),
                text=lambda e: e.student.matriculation,
                key=self._last(_number),
                width=98,
            ),
            self._text(say("E-mail"), lambda e: e.student.email, EMAIL_PX),
            self._text(say("Programme"), lambda e: e.student.programme, 0),
            Column(
                heading=say("Aim"),
                text=lambda e: say.number(e.aim.credits) if e.aim else "",
                key=self._last(lambda e: e.aim.credits if e.aim else -1),
                tone=_quiet,
                spoken=lambda e: e.aim.name if e.aim else say("no aim"),
                right=True,
                width=AIM_PX,
            ),
            Column(
                heading=say("Status"),
                text=lambda e: "" if _usual(e) else status_words(e.student, say),
                spoken=lambda e: status_words(e.student, say),
                key=self._last(lambda e: vocabulary.enrolment(e.student.status, say)),
                tone=_quiet,
                width=STATUS_PX,
            ),
            Column(
                heading=say("Decided"),
                text=lambda e: decided_words(e.line, say),
                key=self._last(lambda e: decided_words(e.line, say)),
                tone=_decided_tone,
                spoken=self._spoken_decision,
                tip=self._spoken_decision,
                width=DECIDED_PX,
            ),
        ]

    def _text(self, heading: str, text: Callable[[Entry], str], width: int) -> Column[Entry]:
        return Column(
            heading=heading,
            text=text,
            key=self._last(lambda e: (text(e).casefold(), e.key)),
            tone=_quiet,
            tip=text,
            width=width,
        )

    def _last(self, key: Callable[[Entry], Any]) -> Callable[[Entry], Any]:
        """Sort by a key, but leavers below everybody else, also when sorted downwards."""

        def sorts(entry: Entry) -> tuple[bool, Any]:
            downwards = self.sorted.sortOrder() == Qt.SortOrder.DescendingOrder
            return entry.gone != downwards, key(entry)

        return sorts

    def _spoken_decision(self, entry: Entry) -> str:
        text = decided_words(entry.line, self._say).removesuffix(" !")
        if entry.line is not None and entry.line.stale:
            return self._say("{result}; results or rules have changed since", result=text)
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
