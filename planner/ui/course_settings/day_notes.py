"""The notes on days: their list, and the question for one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from planner import vocabulary
from planner.rules.terms import DayNote, Days, NoteKind
from planner.ui.course_settings import doings as steps
from planner.ui.course_settings.listing import Listing
from planner.ui.course_settings.words import days_words
from planner.ui.parts.dialog import Dialog
from planner.ui.parts.fields import DayField
from planner.ui.parts.rows import Column

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from planner.language import Language
    from planner.ui.course_settings.doings import Doings
    from planner.ui.course_settings.reading import Settings
    from planner.ui.theme import Theme


class DayNoteList(QWidget):
    """What is to be known of days that stay days of teaching, such as the office's dates."""

    def __init__(self, say: Language, theme: Theme, doings: Doings) -> None:
        super().__init__()
        self._say, self._doings = say, doings
        self._settings: Settings | None = None
        columns = (
            Column[DayNote](heading=say("Days"), text=self._days, width=186),
            Column[DayNote](heading=say("Note"), text=self._words, width=0, bold=True),
            Column[DayNote](heading=say("Kind"), text=self._kind, width=138),
        )
        self.listing = Listing[DayNote](
            say,
            theme,
            say("Notes on days"),
            columns,
            add=say("Add note…"),
            identity=lambda row: row,
            empty=say("None yet, such as the office's registration window. They block nothing."),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.listing)
        self.listing.add_wished.connect(self.add)
        self.listing.edit_wished.connect(self._edit)
        self.listing.delete_wished.connect(self._delete)

    def show_settings(self, settings: Settings) -> None:
        """Show the notes as they are in the file."""
        self._settings = settings
        self.listing.show_rows(settings.notes)

    def add(self) -> None:
        """Ask for another note."""
        if self._settings is not None:
            last = self._settings.course.lectures.last
            new = DayNote(Days(last, last), NoteKind.OFFICE)
            DayNoteDialog.ask(self, self._say, new, self._take_new, fresh=True)

    def _rows(self) -> tuple[DayNote, ...]:
        return self._settings.notes if self._settings else ()

    def _take_new(self, new: DayNote) -> None:
        self._write(steps.NOTE_ADDED, new, [*self._rows(), new])

    def _edit(self, row: DayNote) -> None:
        DayNoteDialog.ask(self, self._say, row, lambda new: self._take(row, new))

    def _take(self, old: DayNote, new: DayNote) -> None:
        rows = [new if one == old else one for one in self._rows()]
        self._write(steps.NOTE_CHANGED, new, rows)

    def _delete(self, row: DayNote) -> None:
        rows = [one for one in self._rows() if one != row]
        self._write(steps.NOTE_DELETED, row, rows)

    def _write(self, step: str, row: DayNote, rows: Sequence[DayNote]) -> None:
        self._doings.set_day_notes(step, vocabulary.day_note(row, self._say), sorted(rows))

    def _days(self, row: DayNote) -> str:
        return days_words(row.days, self._say)

    def _words(self, row: DayNote) -> str:
        return vocabulary.day_note(row, self._say)

    def _kind(self, row: DayNote) -> str:
        return vocabulary.note_kind(row.kind, self._say)


class DayNoteDialog(Dialog[DayNote]):
    """First and last day, the words in both languages, whose note it is."""

    def __init__(self, parent: QWidget, say: Language, note: DayNote, *, fresh: bool) -> None:
        title = say("Add note on days") if fresh else say("Note on days")
        super().__init__(parent, say, title, accept=say("Add") if fresh else "")
        self.first, self.last = DayField(say, note.days.first), DayField(say, note.days.last)
        self.text_de, self.text_en = QLineEdit(note.text_de), QLineEdit(note.text_en)
        self.text_de.setMinimumWidth(300)
        self.text_en.setPlaceholderText(say("e.g. grades must be in"))
        self.kind = QComboBox()
        for kind in NoteKind:
            self.kind.addItem(vocabulary.note_kind(kind, say), kind)
        self.kind.setCurrentIndex(list(NoteKind).index(note.kind))
        self.field(say("First day"), self.first)
        self.field(say("Last day"), self.last)
        self.field(say("Words in German"), self.text_de)
        self.field(say("Words in English"), self.text_en)
        self.field(say("Kind"), self.kind)
        self.first.dateChanged.connect(self._follow)

    @override
    def objection(self) -> str:
        if self.last.day() < self.first.day():
            return self.say("The last day lies before the first.")
        if not (self.text_de.text().strip() or self.text_en.text().strip()):
            return self.say("A note needs words in one of the two languages.")
        return ""

    @override
    def answer(self) -> DayNote:
        return DayNote(
            Days(self.first.day(), self.last.day()),
            NoteKind(self.kind.currentData()),  # Qt hands back the bare word
            self.text_de.text().strip(),
            self.text_en.text().strip(),
        )

    @classmethod
    def ask(
        cls,
        parent: QWidget,
        say: Language,
        note: DayNote,
        then: Callable[[DayNote], object],
        *,
        fresh: bool = False,
    ) -> DayNoteDialog:
        """Ask what is to be known of which days."""
        return cls(parent, say, note, fresh=fresh).open_for(then)

    def _follow(self) -> None:
        if self.last.day() < self.first.day():
            self.last.show_day(self.first.day())
