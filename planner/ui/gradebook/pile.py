"""*Mark a pile…*: paper sheets in any order, one typed line for each."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from planner.rules.credits import Marking
from planner.ui.gradebook.cells import spoken_result
from planner.ui.gradebook.pile_parts import (
    Candidates,
    Entered,
    LastEntered,
    PileLine,
    StillMissing,
)
from planner.ui.gradebook.pile_reading import (
    NOT_PICKED,
    Ear,
    Picked,
    after,
    now_and_then,
    row_of,
    spelled_out,
    tally,
)
from planner.ui.parts.announce import announce
from planner.ui.parts.buttons import button
from planner.ui.parts.dialog import Reading
from planner.ui.parts.labels import Elided, Heading, Line, stretching

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Self

    from planner.db.journal import ChangeSet
    from planner.jobs.gradebook import Line as GradeLine
    from planner.language import Language
    from planner.rules.credits import Item
    from planner.ui.desk import Desk
    from planner.ui.gradebook.doings import Doings
    from planner.ui.gradebook.model import GradebookModel
    from planner.ui.gradebook.pile_reading import Heard
    from planner.ui.theme import Theme

WIDE, HIGH = 860, 600


class PileDialog(Reading):
    """One line for each sheet: a name or the last digits of a number, and the value.

    Enter writes it to the file at once, as a step of its own; before that the dialog shows whom
    it found and what is recorded. It asks only where a line is unclear.
    """

    def __init__(
        self,
        parent: QWidget | None,
        desk: Desk,
        say: Language,
        theme: Theme,
        *,
        model: GradebookModel,
        doings: Doings,
    ) -> None:
        super().__init__(parent, say, say("Mark a pile"))
        self._desk, self._model, self._doings = desk, model, doings
        self._ear = Ear(model.lines(), say)
        self._items: Mapping[str, Item] = _items_of(model)
        self._picked, self._confirmed = NOT_PICKED, ""
        self._step = 0
        self._entered: list[Entered] = []
        self.item = QComboBox()
        self.line = PileLine(say("Sheet"))
        self.found = Elided(px=15, bold=True)
        self.value = Line(wraps=True)
        self.count = Line(tone="muted")
        self.candidates = Candidates(say, theme)
        self.missing = StillMissing(say, theme)
        self.last = LastEntered(say, theme)
        self.take_back = button(say("Take the last one back"), self.undo)
        self._lay_out()
        self._connect()

    @classmethod
    def ask(
        cls,
        parent: QWidget | None,
        desk: Desk,
        say: Language,
        theme: Theme,
        *,
        model: GradebookModel,
        doings: Doings,
        item: str,
        chosen: Callable[[str], object],
    ) -> Self:
        """Open for an item; ``chosen`` is told which one is chosen, to begin with it again."""
        dialog = cls(parent, desk, say, theme, model=model, doings=doings)
        dialog.item.currentIndexChanged.connect(lambda _: chosen(dialog.item.currentData()))
        dialog.item.setCurrentIndex(max(dialog.item.findData(item), 0))
        dialog.open()
        dialog.line.setFocus()
        return dialog

    def undo(self) -> None:
        """Take the last line back, and put it into the field again to be corrected."""
        if not self._entered:
            return
        last = self._entered[0]
        top, _ = self._desk.store.tops()
        if top is None or top.id != last.step:
            self.object_(
                self.say("Something else was changed since; the page History takes it back.")
            )
            return
        if self._desk.undo():
            del self._entered[0]
            self._show_lists()
            self.line.put(last.typed, chosen=True)
            announce(self.line, self.say("Taken back: {step}", step=f"{last.name}, {last.value}"))

    def _lay_out(self) -> None:
        say = self.say
        for item in self._items.values():
            self.item.addItem(item.title, item.id)
        self.field(say("Item"), self.item)
        self.field(say("Sheet"), self.line)
        told = QVBoxLayout()
        told.setSpacing(2)
        who = QHBoxLayout()
        who.addWidget(stretching(self.found), 1)
        who.addWidget(self.count)
        told.addLayout(who)
        told.addWidget(self.value)
        told.addWidget(self.objection_line)  # beside what it is about
        keeping = self.objection_line.sizePolicy()
        keeping.setRetainSizeWhenHidden(True)
        self.objection_line.setSizePolicy(keeping)
        self.body.addLayout(told)
        self._who = QStackedWidget()
        self._who.addWidget(self.missing)
        self._who.addWidget(self.candidates)
        self._left = Heading("")
        columns = QHBoxLayout()
        columns.setSpacing(16)
        columns.addLayout(_under(self._left, self._who), 1)
        columns.addLayout(_under(Heading(say("Entered last")), self.last), 1)
        self.body.addLayout(columns, 1)
        self.foot.insertWidget(1, self.take_back)
        self.resize(WIDE, HIGH)

    def _connect(self) -> None:
        self._desk.changed.connect(self._note_step)
        self.item.currentIndexChanged.connect(self._begin)
        self.line.textEdited.connect(self._typed)
        self.line.entered.connect(self._enter)
        self.line.picking.connect(self._to_candidates)
        self.line.taken_back.connect(self.undo)
        self.candidates.picked.connect(self._pick)
        self.candidates.given_up.connect(self.line.setFocus)
        self.missing.opened.connect(lambda line: self._name(line.student.id))
        self.last.opened.connect(lambda one: self._name(one.student))
        self._begin()

    def _begin(self) -> None:
        """Begin with the item that is chosen now."""
        item = self._item()
        hints = {
            Marking.TICK: self.say("e.g. “mül p”, “müller, b passed” or “044 p”"),
            Marking.POINTS: self.say("e.g. “mül 17”, “müller, b 4.5” or “044 17”"),
            Marking.GRADE: self.say("e.g. “mül 1.3”, “müller, b 2.0” or “044 1.3”"),
        }
        self.line.setPlaceholderText(hints[item.marking] if item else "")
        self._show_lists()
        self._typed(self.line.text())

    def _typed(self, _text: str) -> None:
        self._confirmed = ""
        self._show_objection("")
        self._hear()

    def _hear(self) -> Heard | None:
        item = self._item()
        if item is None:
            return None
        lines = {line.student.id: line for line in self._model.lines()}
        heard = self._ear.hear(self.line.text(), item, lines, self._picked)
        if heard.line is not None and heard.entry is not None:
            cell = (heard.line.student.id, item.id)
            heard = replace(heard, why=self._doings.objection(cell, heard.typed.value))
        self._show(heard, item)
        return heard

    def _show(self, heard: Heard, item: Item) -> None:
        say, several = self.say, len(heard.lines) > 1
        self._who.setCurrentWidget(self.candidates if several else self.missing)
        self._head()
        if several:
            self.candidates.offer(heard.lines, item)
            n = len(heard.lines)
            self.found.show_text(say("{n} students fit: type on, or choose", n=n), "waiting")
            self.value.show_text("")
            return
        line = heard.line
        if line is None:
            self.found.show_text(heard.why, "muted")
            self.value.show_text("")
            return
        now, then = now_and_then(heard, item, say)
        self.found.show_text(_called(line), "")
        words = say("{now}  →  {then}", now=now, then=then) if then else now
        if heard.same:
            words = say("{now}: that is recorded already", now=now)
        if heard.also:
            others = "; ".join(one.student.name for one in heard.also[:3])
            words += "      " + say("also: {names}", names=others)
        self.value.show_text(heard.why or words, "out" if heard.why else "muted")
        announce(self.line, f"{line.student.name}: {heard.why or words}")

    def _enter(self) -> None:
        """Enter the line, or say what is in the way; what is odd is asked for once more."""
        heard, item = self._hear(), self._item()
        if heard is None or item is None or not heard.typed.who:
            return
        if len(heard.lines) > 1:
            self._to_candidates()
            self.object_(self.say("Choose who is meant: with the arrows and Enter, or a digit."))
        elif heard.why:
            self.object_(heard.why)
        elif heard.entry is None:
            self.object_(self.say("The value is missing: type it behind the name."))
        elif heard.same:
            self.line.put("")
            self.value.show_text(self.say("That was recorded already; nothing has changed."))
        elif heard.asks and self._confirmed != self.line.text():
            self._confirmed = self.line.text()
            self.object_(self.say("{question} Press Enter again to do so.", question=heard.asks))
        elif heard.line is not None:
            self._write(heard.line, item, heard)

    def _write(self, line: GradeLine, item: Item, heard: Heard) -> None:
        assert heard.entry is not None
        row, name = row_of(line, item), line.student.name
        why = self._doings.enter_text((line.student.id, item.id), spelled_out(heard.typed.value))
        if why:
            self.object_(why)
            return
        then = after(row, heard.entry)
        entered = Entered(
            student=line.student.id,
            name=name,
            item=item.short or item.title,
            value=spoken_result(item, then, self.say),
            before=spoken_result(item, row, self.say),
            step=self._step,
            typed=self.line.text(),
        )
        self._entered.insert(0, entered)
        self._picked = NOT_PICKED
        self.line.put("")
        self._show_lists()
        announce(self.line, f"{name}: {entered.value}. {self.count.text()}")

    def _show_lists(self) -> None:
        item = self._item()
        if item is None:
            return
        found = tally(self._model.lines(), item)
        self.missing.show_missing(found.missing, item)
        self.last.show_rows(self._entered)
        self.take_back.setEnabled(bool(self._entered))
        n, of = found.done, found.everybody
        self.count.setText(self.say("{n} of {of} have a result", n=n, of=of))
        self._head()

    def _head(self) -> None:
        several = self._who.currentWidget() is self.candidates
        n = len(self.missing.rows.rows())
        words = self.say("Who is meant?") if several else self.say("Still missing: {n}", n=n)
        self._left.setText(words)

    def _to_candidates(self) -> None:
        if self._who.currentWidget() is self.candidates:
            self.candidates.setFocus()

    def _pick(self, student_id: str) -> None:
        """Take one of those who fit, and go on as if the line had been clear."""
        heard = self._hear()
        self._picked = Picked(heard.typed.who if heard else "", student_id)
        self.line.setFocus()
        self._show_objection("")
        self._enter()

    def _name(self, student_id: str) -> None:
        """Put a name into the line, ready for the value."""
        line = self._model.line(student_id)
        if line is not None:
            self._picked = Picked(" ".join(line.student.bare_name.split()), student_id)
            self.line.put(f"{line.student.bare_name} ")

    def _note_step(self, changes: ChangeSet) -> None:
        self._step = changes.step

    def _item(self) -> Item | None:
        return self._items.get(self.item.currentData() or "")


def _items_of(model: GradebookModel) -> dict[str, Item]:
    """Return every item of the course, also one whose column is not shown."""
    lines = model.lines()
    return {item.id: item for item in lines[0].work.items} if lines else {}


def _called(line: GradeLine) -> str:
    number = line.student.matriculation
    return f"{line.student.name}   {number}" if number else line.student.name


def _under(heading: QWidget, widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(4)
    column.addWidget(heading)
    column.addWidget(widget, 1)
    return column
