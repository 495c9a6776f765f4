"""Asks for an old course and shows the next one beside it, before anything is made."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, override

from PySide6.QtWidgets import QLineEdit, QWidget

from planner.errors import PlannerError
from planner.rules.slots import Slot, parse_slot
from planner.rules.terms import Term
from planner.ui.parts.dialog import Dialog
from planner.ui.parts.errand import Errand
from planner.ui.parts.labels import Line
from planner.ui.start.beside import BesideArea, OldPreview
from planner.ui.start.file_field import FileField
from planner.ui.start.new_course import RegionBox, TermBox, stepped
from planner.ui.start.save_place import SavePlace

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from planner.language import Language
    from planner.ui.start.beside import Pair
    from planner.ui.start.new_course import Suggested
    from planner.ui.theme import Theme

BETWEEN = ";"  # two weekly times in one line
A_YEAR = 2  # terms


@dataclass(frozen=True, slots=True, kw_only=True)
class NextWish:
    """What the next course shall be; without slots and region it has those of the old one."""

    old: Path
    term: Term
    slots: tuple[Slot, ...] = ()
    region: str = ""
    taken: frozenset[Pair] = field(default=frozenset())


@dataclass(frozen=True, slots=True, kw_only=True)
class FromOld:
    """A course that someone wants to have from an old one, just as it was shown."""

    preview: OldPreview
    path: Path


type ReadOld = Callable[[NextWish], OldPreview]


class FromOldDialog(Dialog[FromOld]):
    """Lays the course out again whenever something is said anew; what is shown is what is made."""

    def __init__(
        self,
        parent: QWidget | None,
        say: Language,
        theme: Theme,
        suggested: Suggested,
        read: ReadOld,
    ) -> None:
        super().__init__(
            parent, say, say("New course from an old one"), accept=say("Create course")
        )
        self._suggested, self._read = suggested, read
        self._preview: OldPreview | None = None
        self._asked = 0
        self._wish: NextWish | None = None
        self._filled_for: Path | None = None
        self._own_slots = ""
        self.old = FileField(
            name=say("Old course"),
            hint=say("A course file (.course); it stays as it is"),
            choose=say("Choose course"),
            kinds=say("Courses (*.course)"),
            folder=suggested.folder,
        )
        self.term = TermBox(suggested.term)
        self.slots = QLineEdit()
        self.slots.setPlaceholderText(say("Wed 12:30–14:00, Room 1; Thu 10–12"))
        self.region = RegionBox(suggested.regions)
        self.place = SavePlace(say, suggested.folder)
        self.summary = Line(tone="muted", wraps=True)
        self.shown = BesideArea(say, theme)
        self._lay_out()
        self._listen()
        self.accept_button.setEnabled(False)
        self.resize(960, 720)

    def read_again(self) -> None:
        """Have the course laid out off the window's thread; only the last layout counts."""
        try:
            wish = self._wished()
        except PlannerError as refusal:
            self._forget()
            self.object_(self._suggested.worded(refusal))
            return
        if wish == self._wish:
            return
        self._forget()
        self.object_("")
        self._wish = wish
        if wish is None:
            return
        asked, read = self._asked, self._read
        Errand(
            self,
            lambda _progress, _cancelled: read(wish),
            lambda preview: self._came(asked, wish, preview),
            lambda why: self._failed(asked, why),
        )

    @override
    def objection(self) -> str:
        return self.place.objection()

    @override
    def answer(self) -> FromOld:
        if self._preview is None:
            raise ValueError("there is no course to make before an old one was read")
        return FromOld(preview=self._preview, path=self.place.path())

    @classmethod
    def ask(
        cls,
        parent: QWidget | None,
        say: Language,
        theme: Theme,
        suggested: Suggested,
        *,
        read: ReadOld,
        then: Callable[[FromOld], object],
        old: Path | None = None,
    ) -> FromOldDialog:
        """Ask for the next course; an old one that is known already is read at once."""
        dialog = cls(parent, say, theme, suggested, read)
        if old is not None:
            dialog.old.line.setText(str(old))
            dialog.read_again()
        return dialog.open_for(then)

    def _lay_out(self) -> None:
        say = self.say
        self.field(say("Old course"), self.old)
        self.field(say("Term"), self.term)
        self.field(say("Weekly slots"), self.slots)
        self.field(say("Region"), self.region)
        self.field(say("Save in"), self.place)
        self.body.addWidget(self.summary)
        self.body.addWidget(self.shown, 1)

    def _listen(self) -> None:
        self.old.line.editingFinished.connect(self.read_again)
        self.old.chosen = self.read_again
        self.term.currentIndexChanged.connect(self.read_again)
        line = self.term.lineEdit()
        if line is not None:
            line.editingFinished.connect(self.read_again)
        self.slots.editingFinished.connect(self.read_again)
        self.region.currentIndexChanged.connect(self.read_again)
        self.shown.merges.changed.connect(self.read_again)

    def _wished(self) -> NextWish | None:
        """Return what is asked for; of a course that was not read yet only term and file count.

        Raises NoSuchTerm or NoSuchSlot.
        """
        old = self.old.path()
        if old is None:
            return None
        term = Term.parse(self.term.currentText())
        if old != self._filled_for:
            return NextWish(old=old, term=term)
        own = self.slots.text() == self._own_slots
        texts = () if own else (text.strip() for text in self.slots.text().split(BETWEEN))
        return NextWish(
            old=old,
            term=term,
            slots=tuple(parse_slot(text) for text in texts if text),
            region=self.region.code(),
            taken=self.shown.merges.taken(),
        )

    def _came(self, asked: int, wish: NextWish, preview: OldPreview) -> None:
        if asked != self._asked:
            return
        if self._filled_for != wish.old:
            self._fill(wish.old, preview)
            if wish.term.days.first <= preview.old_term.days.first:
                self.term.setCurrentText(str(stepped(preview.old_term, A_YEAR)))
                self.read_again()
                return
        self._preview = preview
        self.shown.show_preview(preview)
        self.summary.setText(preview.summary)
        self.accept_button.setEnabled(True)
        self.place.suggest(preview.name)
        self._wish = self._wished()

    def _fill(self, old: Path, preview: OldPreview) -> None:
        """Show the old course's own slots and region, to be changed."""
        self._own_slots = f"{BETWEEN} ".join(preview.slots)
        self.slots.setText(self._own_slots)
        was_blocked = self.region.blockSignals(True)  # noqa: FBT003 - Qt's own way to ask for it
        self.region.setCurrentIndex(max(self.region.findData(preview.region), 0))
        self.region.blockSignals(was_blocked)
        self._filled_for = old

    def _failed(self, asked: int, why: Exception) -> None:
        if asked != self._asked:
            return
        if not isinstance(why, PlannerError):
            raise why
        self.shown.show_preview(None)
        self.object_(self._suggested.worded(why))

    def _forget(self) -> None:
        """Let nothing be made of what was shown; it stays in view until the next comes."""
        self._asked += 1
        self._wish = self._preview = None
        self.accept_button.setEnabled(False)
