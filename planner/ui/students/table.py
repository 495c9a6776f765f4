"""The list of students: its columns, and that leavers stand last however it is sorted."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt

from planner import vocabulary
from planner.rules.people import matriculation_key
from planner.ui.parts.rows import Column, RowsTable
from planner.ui.students.reading import Entry
from planner.ui.students.words import decided_words, status_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.language import Language
    from planner.ui.theme import Theme

SHOWN_STATUS_PX, AIM_PX = 84, 44


class StudentTable(RowsTable[Entry]):
    """Everybody, by name; several can be selected."""

    def __init__(self, say: Language, theme: Theme) -> None:
        self._say = say
        super().__init__(
            say("Students"), self._columns(), theme, identity=lambda entry: entry.student.id
        )

    def _columns(self) -> list[Column[Entry]]:
        say = self._say
        column = partial(Column[Entry], tone=_tone)
        return [
            column(
                heading=say("Family name"),
                text=lambda e: e.student.family,
                key=self._last(lambda e: e.key),
                bold=True,
                width=100,
            ),
            column(
                heading=say("Given name"),
                text=lambda e: e.student.given,
                key=self._last(lambda e: (e.key[1], e.key)),
                width=92,
            ),
            column(
                heading=say("Matriculation"),
                text=lambda e: e.student.matriculation,
                key=self._last(_number),
                width=96,
            ),
            self._text(say("E-mail"), lambda e: e.student.email, 190),
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
                text=lambda e: status_words(e.student, say),
                key=self._last(lambda e: vocabulary.enrolment(e.student.status, say)),
                tone=_quiet,
                width=SHOWN_STATUS_PX,
            ),
            Column(
                heading=say("Decided"),
                text=lambda e: decided_words(e.line, say),
                key=self._last(lambda e: decided_words(e.line, say)),
                tone=_decided_tone,
                spoken=self._spoken_decision,
                tip=self._spoken_decision,
                width=84,
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
