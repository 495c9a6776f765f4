"""The dialog of certificate templates: which there are, what they say, and how that looks."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final, override

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from planner import vocabulary
from planner.commands import certificate_templates as commands
from planner.db import courses
from planner.db.certificate_templates import templates
from planner.db.journal import Title
from planner.jobs.certificate_sample import sample, sample_pdf
from planner.language import marked
from planner.rules.certificate_templates import Template
from planner.ui.parts.buttons import button
from planner.ui.parts.dialog import Confirmation, Dialog
from planner.ui.parts.fields import Choice
from planner.ui.parts.labels import Elided, Line
from planner.ui.parts.rows import Column, RowsTable
from planner.ui.reports.preview import Preview
from planner.ui.reports.template_drafts import Drafts
from planner.ui.reports.template_fields import TemplateFields
from planner.ui.reports.words import CERTIFICATE_LANGUAGES
from planner.wording.certificate_templates import STEPS, template_name

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from planner.db.store import Store
    from planner.jobs.certificate_sample import Sample
    from planner.ui.desk import Desk
    from planner.ui.theme import Theme

QUIET_MS: Final = 300  # after the last change, before it is drawn
LIST_PX, FIELDS_PX, PAPER_PX = (176, 244), 350, 260
LARGEST_PX, AROUND_PX = (1220, 860), (32, 56)

NAMING: Final[Mapping[str, tuple[str, Callable[..., object]]]] = {
    "copy": (marked("Copy template"), commands.copy_template),
    "rename": (marked("Rename template"), commands.rename_template),
}


class TemplateDialog(Dialog[None]):
    """Each template keeps what was entered until it is saved, in one step, or thrown away."""

    def __init__(self, parent: QWidget, desk: Desk, theme: Theme, today: date) -> None:
        say = desk.say
        super().__init__(parent, say, say("Certificate templates"), accept=say("Save"))
        self._desk, self._samples = desk, _Samples(desk.store, today)
        self._shown = ""
        self.drafts = Drafts()
        self.table = RowsTable[Template](
            say("Certificate templates"),
            [Column[Template](heading=say("Template"), text=self._row, width=0)],
            theme,
            identity=lambda one: one.name,
            sortable=False,
        )
        self.fields = TemplateFields(say)
        self.preview = Preview(say, theme, say("Choose a template to see it."))
        self.language = Choice()
        for code, words in CERTIFICATE_LANGUAGES:
            self.language.addItem(say(words), code)
        spoken = self.language.findData(self._desk.read(courses.course).language)
        self.language.setCurrentIndex(max(spoken, 0))
        self.copy = button(say("Copy…"), partial(self._ask_name, "copy"))
        self.rename = button(say("Rename…"), partial(self._ask_name, "rename"))
        self.delete = button(
            say("Delete"), partial(self._change, "delete", commands.delete_template)
        )
        self.reset = button(
            say("Back to shipped"), partial(self._change, "reset", commands.back_to_shipped)
        )
        self.of_kind, self.shown_of = Line(tone="muted", wraps=True), Elided(tone="muted", px=11)
        self._soon = QTimer(self, interval=QUIET_MS, singleShot=True)
        self._lay_out()
        self._connect()
        self._read()
        self.table.selectRow(0)

    @classmethod
    def show_all(cls, parent: QWidget, desk: Desk, theme: Theme, today: date) -> TemplateDialog:
        """Show the templates as large as the window has room for."""
        dialog = cls(parent, desk, theme, today)
        room = parent.window().size()
        wide, high = room.width() - AROUND_PX[0], room.height() - AROUND_PX[1]
        dialog.resize(min(wide, LARGEST_PX[0]), min(high, LARGEST_PX[1]))
        return dialog.open_for(lambda _: None)

    @override
    def accept(self, /) -> None:
        """Save the template that is shown, in one step; the dialog stays."""
        name = self._shown
        wrong = self.drafts.objections(name, self.say)
        if wrong:
            self.fields.go_to(next(iter(wrong)))
            return
        if self._do("import", commands.set_template, self.drafts.template(name)):
            self.drafts.drop(name)
            self._read()

    @override
    def reject(self, /) -> None:
        unsaved = self.drafts.unsaved()
        if not unsaved:
            super().reject()
            return
        names = self.say.listed(template_name(one, self.say) for one in unsaved)
        Confirmation.ask(
            self,
            self.say,
            title=self.say("Close without saving?"),
            text=self.say("What was changed of these templates is lost: {names}", names=names),
            accept=self.say("Close without saving"),
            then=lambda _: super(TemplateDialog, self).reject(),
        )

    def _lay_out(self) -> None:
        say = self.say
        left, right = QVBoxLayout(), QVBoxLayout()
        left.addWidget(self.table, 1)
        for one in (self.copy, self.rename, self.delete, self.reset):
            left.addWidget(one)
        middle = QVBoxLayout()
        middle.addWidget(self.of_kind)
        middle.addWidget(self.fields, 1)
        bar = QHBoxLayout()
        label = Line(say("Language"), tone="muted")
        label.setBuddy(self.language)
        self.language.setAccessibleName(say("Language of the preview"))
        bar.addWidget(label)
        bar.addWidget(self.language, 1)
        right.addLayout(bar)
        right.addWidget(self.preview, 1)
        right.addWidget(self.shown_of)
        self.table.setMinimumWidth(LIST_PX[0])
        self.table.setMaximumWidth(LIST_PX[1])
        self.fields.setFixedWidth(FIELDS_PX)
        self.preview.setMinimumWidth(PAPER_PX)
        row = QHBoxLayout()
        row.setSpacing(16)
        for column in (left, middle, right):
            column.setSpacing(8)
        row.addLayout(left)
        row.addLayout(middle)
        row.addLayout(right, 1)
        self.body.addLayout(row, 1)
        self.cancel_button.setText(say("Close"))
        self.accept_button.setDefault(False)  # Enter in a field saves nothing
        self.accept_button.setToolTip(QKeySequence(QKeySequence.StandardKey.Save).toString())

    def _connect(self) -> None:
        self.table.chosen.connect(self._show)
        self.fields.edited.connect(self._enter)
        self.language.activated.connect(self._draw)
        self.preview.shown.connect(self._follow_preview)
        self._soon.timeout.connect(self._draw)
        save = QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self)
        save.activated.connect(self.accept_button.click)

    def _read(self) -> None:
        """Read the templates again, and show the one that was shown, if it is still there."""
        self.drafts.take(self._desk.read(templates))
        self._shown = ""
        self.table.show_rows(self.drafts.templates())

    def _row(self, one: Template) -> str:
        name = template_name(one, self.say)
        return f"{name} ●" if one in self.drafts.unsaved() else name

    def _show(self, one: Template | None) -> None:
        """Show another template with what was entered there."""
        if one is None:
            self.table.selectRow(0)
            return
        if one.name != self._shown:
            self._shown = one.name
            self.of_kind.setText(vocabulary.certificate_kind(one.kind, self.say))
            self.of_kind.setVisible(not one.is_shipped)  # whose name says it
            self.fields.show_settings(one.kind, self.drafts.settings(one.name))
            self._judge()
            self._draw()

    def _enter(self) -> None:
        """Take what was changed, say what is wrong, and draw it when there is quiet."""
        self.drafts.enter(self._shown, self.fields.settings())
        self._judge()
        self._soon.start()

    def _judge(self) -> None:
        self.fields.object_(self.drafts.objections(self._shown, self.say))
        one = self.table.current()
        own = one is not None and not one.is_shipped
        self.accept_button.setEnabled(one in self.drafts.unsaved())
        self.rename.setEnabled(own)
        self.delete.setEnabled(own)
        self.reset.setEnabled(not self.drafts.is_as_shipped(self._shown))
        self.table.viewport().update()

    def _draw(self, *_: object) -> None:
        """Draw what is entered off this thread; what is wrong leaves the last drawing."""
        self._soon.stop()
        if self.drafts.objections(self._shown, self.say):
            return
        wanted, language = self.drafts.template(self._shown), self.language.currentData()
        samples = self._samples
        self.preview.make(lambda: sample_pdf(samples.read(), wanted, language), ".pdf")

    def _follow_preview(self) -> None:
        """Say whose certificate is shown, and which words are meant by empty fields."""
        found, one = self._samples.found, self.table.current()
        if found is None or one is None:
            return
        self.fields.show_usual(found.usual(one.kind))
        line = found.student(one.kind)
        self.shown_of.setText(
            self.say("As it would be for {name}.", name=line.student.name)
            if line
            else self.say("For somebody invented, since nobody may have one yet.")
        )

    def _do(self, step: str, command: Callable[..., object], *args: Any) -> bool:
        """Carry out one step on the template that is shown; a refusal is said below."""
        self.object_(self._desk.objection(command, *args))
        if self.objection_line.text():
            return False
        return self._desk.do(Title.of(STEPS[step], template=self._shown), command, *args)

    def _ask_name(self, step: str) -> None:
        """Ask for the name of a copy, or for another name."""
        title, command = NAMING[step]
        old = self._shown
        NameDialog.ask(
            self,
            self.say(title),
            old if step == "rename" else "",
            lambda new: self._desk.objection(command, old, new),
            partial(self._name, step),
        )

    def _name(self, step: str, new: str) -> None:
        """Copy or rename a template; what was entered and not saved goes along."""
        old = self._shown
        if self._do(step, NAMING[step][1], old, new):
            self._go_on(new, self.drafts.drop(old))

    def _change(self, step: str, command: Callable[..., object]) -> None:
        """Delete a template, or set it back."""
        if self._do(step, command, self._shown):
            self.drafts.drop(self._shown)
            self._read()

    def _go_on(self, name: str, entered: dict[str, Any] | None) -> None:
        """Show a template under its new name, with what was entered under the old one."""
        self.drafts.take(self._desk.read(templates))
        if entered is not None:
            self.drafts.enter(name, entered)
        self._shown = ""
        self.table.show_rows(self.drafts.templates())
        self.table.show_row(name)


class NameDialog(Dialog[str]):
    """Asks for the name of a template."""

    def __init__(
        self, parent: Dialog[Any], title: str, name: str, objects: Callable[[str], str]
    ) -> None:
        super().__init__(parent, parent.say, title)
        self._objects = objects
        self.name = QLineEdit(name)
        self.name.setMinimumWidth(300)
        self.name.selectAll()
        self.field(self.say("Name"), self.name)

    @override
    def objection(self) -> str:
        return self._objects(self.answer())

    @override
    def answer(self) -> str:
        return self.name.text().strip()

    @classmethod
    def ask(
        cls,
        parent: Dialog[Any],
        title: str,
        name: str,
        objects: Callable[[str], str],
        then: Callable[[str], object],
    ) -> NameDialog:
        """Ask for a name that nothing speaks against."""
        return cls(parent, title, name, objects).open_for(then)


class _Samples:
    """Reads the course once, when it is first asked to, on whichever thread that is."""

    def __init__(self, store: Store, today: date) -> None:
        self._store, self._today = store, today
        self.found: Sample | None = None

    def read(self) -> Sample:
        """Return the course as it is while the dialog is open."""
        if self.found is None:
            self.found = self._store.read(sample, self._today)
        return self.found
