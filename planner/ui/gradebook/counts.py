"""Keeps the counts of chips and footer: large courses are counted little by little."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from planner.jobs.tally import Tally, Totals, tally

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.jobs.gradebook import Line
    from planner.jobs.tally import Filter

AT_ONCE, SLICE_SECONDS = 500, 0.008


class Counts(QObject):
    """Totals of everybody and of those shown; ``changed`` when they are other ones.

    Up to some hundred students are counted at once; more are counted while the window is idle,
    and until then ``whole`` is False.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.everybody, self.in_view = Totals(), Totals()
        self._tallies: dict[str, Tally] = {}
        self._waiting: list[Line] = []
        self._shown: frozenset[str] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._slice)

    @property
    def whole(self) -> bool:
        """Whether everybody is counted."""
        return not self._waiting

    def count(self, lines: Sequence[Line]) -> None:
        """Count anew."""
        self.everybody, self.in_view = Totals(), Totals()
        self._tallies = {}
        self._waiting = list(reversed(lines))
        if len(lines) <= AT_ONCE:
            self.finish()
        else:
            self._timer.start()
            self.changed.emit()

    def finish(self) -> None:
        """Count those who are still waiting, at once."""
        while self._waiting:
            self._take(self._waiting.pop())
        self._timer.stop()
        self.changed.emit()

    def replace(self, line: Line) -> None:
        """Count one student again."""
        before = self._tallies.get(line.student.id)
        if before is None:
            return
        self.everybody.drop(before)
        if self._is_shown(line.student.id):
            self.in_view.drop(before)
        self._take(line)

    def show(self, student_ids: Sequence[str] | None) -> None:
        """Count the students in view apart; None are all."""
        self._shown = None if student_ids is None else frozenset(student_ids)
        ids = self._tallies if self._shown is None else self._shown & self._tallies.keys()
        self.in_view = Totals(self._tallies[student_id] for student_id in ids)
        self.changed.emit()

    def fits(self, name: Filter, student_id: str) -> bool:
        """Say whether a filter shows a student now; counts who is not counted yet."""
        if self._waiting:
            self.finish()
        found = self._tallies.get(student_id)
        return found is not None and name in found.filters

    def _take(self, line: Line) -> None:
        found = self._tallies[line.student.id] = tally(line)
        self.everybody.add(found)
        if self._is_shown(line.student.id):
            self.in_view.add(found)

    def _is_shown(self, student_id: str) -> bool:
        return self._shown is None or student_id in self._shown

    def _slice(self) -> None:
        until = perf_counter() + SLICE_SECONDS
        while self._waiting and perf_counter() < until:
            self._take(self._waiting.pop())
        if not self._waiting:
            self._timer.stop()
            self.changed.emit()
