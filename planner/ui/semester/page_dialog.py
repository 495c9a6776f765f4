"""The preview of a page that is taken in: every row with what becomes of it, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, override

from PySide6.QtWidgets import QCheckBox

from planner.jobs.page_import import Verdict
from planner.ui.parts.dialog import Dialog
from planner.ui.parts.filter_chips import FilterChips
from planner.ui.parts.labels import Line
from planner.ui.parts.rows import Column, RowsTable
from planner.wording import worded
from planner.wording.page_imports import VERDICTS, line_words, topic_words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from planner.jobs.page_import import PageLine, PagePreview
    from planner.language import Language
    from planner.ui.theme import Theme

type Theirs = frozenset[int]  # the places of disputed lines in which the page is right

MOST_ODD: Final = 4
TONES: Final[Mapping[Verdict, str]] = {
    Verdict.NEW: "met",
    Verdict.CHANGED: "accent",
    Verdict.SAME: "muted",
    Verdict.CONFLICT: "out",
    Verdict.SKIPPED: "waiting",
    Verdict.GONE: "waiting",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """A line of the preview with its place, and what is said of it; ``taken`` in a dispute."""

    place: int
    line: PageLine
    words: str
    taken: bool = False


class PageDialog(Dialog[Theirs]):
    """Shows what would be done; nothing is written before it is accepted.

    ``object_to`` says in a sentence what speaks against it.
    """

    def __init__(
        self,
        parent: QWidget,
        say: Language,
        theme: Theme,
        *,
        shown: PagePreview,
        object_to: Callable[[Theirs], str],
    ) -> None:
        super().__init__(parent, say, say("Import {file}", file=shown.name), accept=say("Import"))
        self._shown, self._object_to = shown, object_to
        self._theirs: Theirs = frozenset()
        self.chips = FilterChips[Verdict | None](dict.fromkeys((None, *Verdict), ""))
        self.table = _table(say, theme)
        self.detail = Line(tone="muted", wraps=True)
        self.take = QCheckBox(say("In this row the page is right"))
        self.take_all = QCheckBox(say("The page is right wherever the two differ"))
        self.outcome = Line(wraps=True)
        self._lay_out()
        self.chips.chosen.connect(self._narrow)
        self.table.chosen.connect(self._show_detail)
        self.take.toggled.connect(self._take_row)
        self.take_all.toggled.connect(self._take_every)
        self._show_lines()
        self.resize(960, 640)

    @override
    def answer(self) -> Theirs:
        return self._theirs

    @override
    def objection(self) -> str:
        return self._object_to(self._theirs)

    @classmethod
    def ask(
        cls,
        parent: QWidget,
        say: Language,
        theme: Theme,
        *,
        shown: PagePreview,
        object_to: Callable[[Theirs], str],
        then: Callable[[Theirs], object],
    ) -> PageDialog:
        """Show the preview; ``then`` gets the lines in which the page is right."""
        return cls(parent, say, theme, shown=shown, object_to=object_to).open_for(then)

    def _lay_out(self) -> None:
        promise = self.say(
            "What the page leaves blank stays as it is in the course. The import is one step, and"
            " Undo takes it back."
        )
        self.body.addWidget(self.chips)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.detail)
        self.body.addWidget(self.take)
        self.body.addWidget(self.take_all)
        odd = "\n".join(self._odd_rows())
        if odd:
            self.body.addWidget(Line(odd, tone="waiting", wraps=True))
        self.body.addWidget(self.outcome)
        self.body.addWidget(Line(promise, tone="muted", wraps=True))
        self.take.hide()
        self.take_all.setVisible(bool(self._shown.disputed()))

    def _odd_rows(self) -> list[str]:
        """Say what is odd about the page's own rows, the first few of it."""
        say, problems = self.say, self._shown.problems
        told = [
            f"{say('line {line}', line=one.line)}: {worded(one, say)}"
            for one in problems[:MOST_ODD]
        ]
        more = len(problems) - len(told)
        return [*told, *([say("and {n} more", n=more)] if more > 0 else [])]

    def _lines(self) -> Sequence[Shown]:
        return [
            Shown(place, line, line_words(line, self.say), place in self._theirs)
            for place, line in enumerate(self._shown.lines)
        ]

    def _show_lines(self) -> None:
        lines, say = self._lines(), self.say
        self.table.show_rows(lines)
        for verdict in self.chips.chips:
            n = sum(verdict in {None, one.line.verdict} for one in lines)
            word = say("all rows") if verdict is None else say(VERDICTS[verdict])
            self.chips.show_label(verdict, f"{word} {n}", there=bool(n) or verdict is None)
        new = self._shown.count(Verdict.NEW)
        changed = self._shown.count(Verdict.CHANGED) + len(self._theirs)
        said = [
            say.count("{n} session is added", "{n} sessions are added", new),
            say.count("{n} is changed", "{n} are changed", changed),
        ]
        left = len(self._shown.disputed() - self._theirs)
        if left:
            said.append(say.count("{n} is left as it is", "{n} are left as they are", left))
        self.outcome.setText(f"{', '.join(said)}.")
        self.accept_button.setEnabled(bool(new or changed))

    def _narrow(self, verdict: Verdict | None) -> None:
        self.table.keep_only(None if verdict is None else lambda one: one.line.verdict is verdict)

    def _show_detail(self, one: Shown | None) -> None:
        self.detail.setText(f"{topic_words(one.line)} · {one.words}" if one else "")
        disputed = one is not None and one.place in self._shown.disputed()
        self.take.setVisible(disputed)
        self.take.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self.take.setChecked(one is not None and one.place in self._theirs)
        self.take.blockSignals(False)  # noqa: FBT003 - Qt's own signature

    def _take_row(self, taken: bool) -> None:  # noqa: FBT001 - what Qt's signal hands over
        one = self.table.current()
        if one is None:
            return
        place = frozenset({one.place})
        self._theirs = self._theirs | place if taken else self._theirs - place
        self._show_lines()
        self.table.show_row(one.place)

    def _take_every(self, taken: bool) -> None:  # noqa: FBT001 - what Qt's signal hands over
        self._theirs = self._shown.disputed() if taken else frozenset()
        self._show_lines()


def _table(say: Language, theme: Theme) -> RowsTable[Shown]:
    columns = (
        Column[Shown](
            heading=say("Line"),
            text=lambda one: str(one.line.row.line) if one.line.row else "",
            tone=lambda _: "muted",
            right=True,
            width=54,
        ),
        Column[Shown](
            heading=say("What"),
            text=lambda one: say("changed") if one.taken else say(VERDICTS[one.line.verdict]),
            tone=lambda one: TONES[Verdict.CHANGED if one.taken else one.line.verdict],
            width=120,
        ),
        Column[Shown](
            heading=say("Topic"), text=lambda one: topic_words(one.line), bold=True, width=270
        ),
        Column[Shown](
            heading=say("What follows"),
            text=lambda one: one.words,
            tip=lambda one: one.words,
            width=0,
        ),
    )
    name = say("Rows of the page")
    return RowsTable[Shown](name, columns, theme, identity=lambda one: one.place, sortable=False)
