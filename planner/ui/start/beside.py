"""Shows the next course beside the old one: plan, merges to tick, deadlines, what to look at."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import wrap
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QCheckBox, QScrollArea, QTabWidget, QVBoxLayout, QWidget

from planner.ui.parts.labels import Line
from planner.ui.parts.rows import Column, RowsTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.language import Language
    from planner.rules.terms import Term
    from planner.ui.theme import Theme

LINE = 110  # letters of a proposal in one line
type Pair = tuple[str, str]  # the ids of two sessions


@dataclass(frozen=True, slots=True)
class BesideLine:
    """A session then and now, in words; ``placed`` says that it has a day of its own now."""

    was_day: str
    was_topic: str
    now_day: str
    now_topic: str
    placed: bool


@dataclass(frozen=True, slots=True)
class MergeLine:
    """A proposal to teach two topics in one session, in words."""

    pair: Pair
    text: str
    taken: bool


@dataclass(frozen=True, slots=True)
class DeadlineLine:
    """A deadline then and now, and what it hangs on; ``found`` is False without a day now."""

    item: str
    was: str
    now: str
    hangs_on: str
    found: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OldPreview:
    """The next course in words; the form begins with its ``slots`` and ``region``.

    ``name`` is what its file may be called, ``what`` is handed back untouched.
    """

    name: str
    summary: str
    old_term: Term
    slots: tuple[str, ...]
    region: str
    plan: tuple[BesideLine, ...]
    merges: tuple[MergeLine, ...]
    deadlines: tuple[DeadlineLine, ...]
    problems: tuple[str, ...]
    what: object


class BesideArea(QTabWidget):
    """Four lists: the plan side by side, merges, deadlines, and what did not fit."""

    def __init__(self, say: Language, theme: Theme) -> None:
        super().__init__()
        self._say, self._theme = say, theme
        self.plan = self._table(say("Plan"), _plan_columns(say))
        self.merges = MergeTicks(say)
        self.addTab(self.merges, say("Merge topics"))
        self.deadlines = self._table(say("Deadlines"), _deadline_columns(say))
        self.problems = self._table(say("Problems"), _problem_columns(say))
        self.show_preview(None)

    def show_preview(self, preview: OldPreview | None) -> None:
        """Show the next course as it is laid out; None empties the lists."""
        self.setEnabled(preview is not None)
        problems = preview.problems if preview else ()
        merges = preview.merges if preview else ()
        self.plan.show_rows(preview.plan if preview else ())
        self.merges.show_merges(merges)
        self.deadlines.show_rows(preview.deadlines if preview else ())
        self.problems.show_rows(problems)
        say = self._say
        counted = say.count("{n} problem", "{n} problems", len(problems))
        self.setTabText(3, counted if preview else say("Problems"))
        sign = self._theme.icon("triangle-alert", "waiting") if problems else QIcon()
        self.setTabIcon(3, sign)
        offers = say.count("{n} proposal to merge", "{n} proposals to merge", len(merges))
        self.setTabText(1, offers if merges else say("Merge topics"))

    def _table[R](self, name: str, columns: Sequence[Column[R]]) -> RowsTable[R]:
        table = RowsTable[R](name, columns, self._theme, identity=id, sortable=False)
        self.addTab(table, name)
        return table


class MergeTicks(QScrollArea):
    """A tick for each proposal; ``changed`` tells that the user set or took away one."""

    changed = Signal()

    def __init__(self, say: Language) -> None:
        super().__init__()
        self._say = say
        self._shown: tuple[MergeLine, ...] | None = None
        self.ticks: list[QCheckBox] = []
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab stops at the ticks
        self.setAccessibleName(say("Merge topics"))

    def show_merges(self, merges: Sequence[MergeLine]) -> None:
        """List the proposals; the same ones stay as they are, with the focus where it is."""
        merges = tuple(merges)
        if merges == self._shown:
            return
        same = self._shown is not None and _texts(merges) == _texts(self._shown)
        self._shown = merges
        if not same:
            self._list_anew()
        for tick, merge in zip(self.ticks, merges, strict=True):
            was_blocked = tick.blockSignals(True)  # noqa: FBT003 - Qt's own way to ask for it
            tick.setChecked(merge.taken)
            tick.blockSignals(was_blocked)

    def taken(self) -> frozenset[Pair]:
        """Return the proposals that are ticked."""
        ticked = zip(self.ticks, self._shown or (), strict=True)
        return frozenset(merge.pair for tick, merge in ticked if tick.isChecked())

    def _list_anew(self) -> None:
        """Put a tick for each proposal, or one line that says that none is needed."""
        ground = QWidget()
        column = QVBoxLayout(ground)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        self.ticks = []
        for merge in self._shown or ():
            lines = wrap(merge.text.replace("&", "&&"), LINE)  # a tick does not wrap by itself
            tick = QCheckBox("\n".join(lines))
            tick.setAccessibleName(merge.text)
            tick.setToolTip(merge.text)
            tick.toggled.connect(lambda _on: self.changed.emit())
            self.ticks.append(tick)
            column.addWidget(tick)
        if not self.ticks:
            nothing = self._say("All topics have a place, so nothing need be merged.")
            column.addWidget(Line(nothing, tone="muted", wraps=True))
        column.addStretch(1)
        self.setWidget(ground)


def _texts(merges: Sequence[MergeLine]) -> list[tuple[Pair, str]]:
    return [(merge.pair, merge.text) for merge in merges]


def _plan_columns(say: Language) -> Sequence[Column[BesideLine]]:
    return (
        Column(heading=say("Then"), text=lambda row: row.was_day, tone=_quiet, width=130),
        Column(
            heading=say("Topic then"),
            text=lambda row: row.was_topic,
            tone=_quiet,
            tip=lambda row: row.was_topic,
            width=270,
        ),
        Column(heading=say("Now"), text=lambda row: row.now_day, tone=_placed, width=130),
        Column(
            heading=say("Topic now"),
            text=lambda row: row.now_topic,
            tip=lambda row: row.now_topic,
            width=0,
        ),
    )


def _deadline_columns(say: Language) -> Sequence[Column[DeadlineLine]]:
    return (
        Column(heading=say("Item"), text=lambda row: row.item, bold=True, width=200),
        Column(heading=say("Then"), text=lambda row: row.was, tone=_quiet, width=130),
        Column(heading=say("Now"), text=lambda row: row.now, tone=_found, width=130),
        Column(
            heading=say("Hangs on"),
            text=lambda row: row.hangs_on,
            tip=lambda row: row.hangs_on,
            width=0,
        ),
    )


def _problem_columns(say: Language) -> Sequence[Column[str]]:
    return (
        Column(heading=say("What to look at"), text=lambda row: row, tip=lambda row: row, width=0),
    )


def _quiet(_row: object) -> str:
    return "muted"


def _placed(row: BesideLine) -> str:
    return "" if row.placed else "waiting"


def _found(row: DeadlineLine) -> str:
    return "" if row.found else "waiting"
