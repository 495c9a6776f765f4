"""What all mails say, and beside it how it reads for one student after another."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from planner.errors import PlannerError
from planner.language import Language, marked
from planner.ui.parts.buttons import button
from planner.ui.parts.fields import Choice
from planner.ui.parts.labels import Elided, Line
from planner.wording import letters, worded
from planner.wording.letters import Template

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from planner.exchange.mail_drafts import Letter
    from planner.jobs.gradebook import Line as GradeLine
    from planner.jobs.mail_drafts import Correspondence
    from planner.language import Code

LANGUAGES: tuple[tuple[Code, str], ...] = (("de", marked("German")), ("en", marked("English")))
TEXT_PX = 300


class LettersTab(QWidget):
    """Subject and text are typed at the left; what is in braces stands filled in at the right."""

    def __init__(
        self, say: Language, about: Correspondence, today: date, template: Template | None
    ) -> None:
        super().__init__()
        self._say, self._about, self._today = say, about, today
        self._language = cache(Language.load)
        self._lines: Sequence[GradeLine] = ()
        self._at = 0
        self.language = Choice()
        for code, name in LANGUAGES:
            self.language.addItem(say(name), code)
        self.language.setCurrentIndex(self.language.findData(about.course.language))
        self.subject, self.text = QLineEdit(), QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setMinimumSize(TEXT_PX, TEXT_PX)
        self._usual = letters.usual(self.spoken())
        self._show_template(template or self._usual)
        self.who = Elided(bold=True)
        self.back, self.on = button(say("Previous"), self._back), button(say("Next"), self._on)
        self.preview = QPlainTextEdit()
        self.preview.setReadOnly(True)
        self.preview.setTabChangesFocus(True)
        self.preview.setMinimumWidth(TEXT_PX)
        self._lay_out()
        self.language.currentIndexChanged.connect(self._language_chosen)
        self.subject.textChanged.connect(self._show_one)
        self.text.textChanged.connect(self._show_one)

    def show_lines(self, lines: Sequence[GradeLine]) -> None:
        """Write to these; the preview begins with the first."""
        self._lines, self._at = lines, 0
        self._show_one()

    def template(self) -> Template:
        """Return what was typed."""
        return Template(self.subject.text().strip(), self.text.toPlainText())

    def spoken(self) -> Language:
        """Return the language that the mails are written in."""
        return self._language(self.language.currentData())

    def letters(self) -> tuple[Letter, ...]:
        """Fill in all letters. Raises NoSender."""
        return tuple(map(self._letter, self._lines))

    def objection(self) -> str:
        """Say what speaks against making the drafts, "" if nothing does."""
        unknown = self.template().unknown()
        if unknown:
            return self._say(
                "{fields} cannot be filled in. Known are {known}.",
                fields=self._say.listed(unknown),
                known=self._say.listed(f"{{{name}}}" for name in letters.FIELDS),
            )
        if not self.template().subject:
            return self._say("A mail needs a subject.")
        try:
            self._about.sender()
        except PlannerError as refusal:
            return worded(refusal, self._say)
        return ""

    def _letter(self, line: GradeLine) -> Letter:
        return letters.letter(line, self.template(), self._about, self.spoken(), self._today)

    def _lay_out(self) -> None:
        say = self._say
        known = say.listed(f"{{{name}}}" for name in letters.FIELDS)
        hint = Line(say("Filled in for each: {fields}.", fields=known), tone="muted", wraps=True)
        typed = QVBoxLayout()
        typed.setSpacing(4)
        for label, field in (
            (say("Language"), self.language),
            (say("Subject"), self.subject),
            (say("Text"), self.text),
        ):
            words = Line(label, tone="muted")
            words.setBuddy(field)
            field.setAccessibleName(label)
            typed.addWidget(words)
            typed.addWidget(field, int(field is self.text))
            typed.addSpacing(4)
        typed.addWidget(hint)
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self.who, 1)
        head.addWidget(self.back)
        head.addWidget(self.on)
        self.preview.setAccessibleName(say("Preview"))
        seen = QVBoxLayout()
        seen.addLayout(head)
        seen.addWidget(self.preview, 1)
        both = QHBoxLayout(self)
        both.setContentsMargins(0, 12, 0, 0)
        both.setSpacing(20)
        both.addLayout(typed, 1)
        both.addLayout(seen, 1)

    def _language_chosen(self) -> None:
        """Put the usual text into the other language; what was typed stays as it is."""
        before, self._usual = self._usual, letters.usual(self.spoken())
        self._show_template(self._usual if self.template() == before else self.template())
        self._show_one()

    def _show_template(self, template: Template) -> None:
        self.subject.setText(template.subject)
        self.text.setPlainText(template.text)

    def _back(self) -> None:
        self._at -= 1
        self._show_one()

    def _on(self) -> None:
        self._at += 1
        self._show_one()

    def _show_one(self) -> None:
        n = len(self._lines)
        self.back.setEnabled(self._at > 0)
        self.on.setEnabled(self._at + 1 < n)
        if not n:
            self.who.setText("")
            self.preview.setPlainText("")
            return
        line = self._lines[self._at]
        place = self._say("{n} of {all}", n=self._at + 1, all=n)
        self.who.setText(f"{line.student.name} · {place}")
        try:
            one = self._letter(line)
        except PlannerError as refusal:
            self.preview.setPlainText(worded(refusal, self._say))
        else:
            self.preview.setPlainText(
                self._say(
                    "From: {sender}\nTo: {receiver}\nSubject: {subject}\n\n{text}",
                    sender=f"{one.from_name} <{one.from_address}>",
                    receiver=f"{one.to_name} <{one.to_address}>",
                    subject=one.subject,
                    text=one.text,
                )
            )
        self.preview.moveCursor(self.preview.textCursor().MoveOperation.Start)
