"""The fields of a template of certificates, each with what is wrong with it beneath."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from planner.language import marked
from planner.rules.certificate_templates import TEXTS, Part, parts_of
from planner.ui.parts.announce import announce
from planner.ui.parts.fields import Choice
from planner.ui.parts.labels import Heading, Line
from planner.ui.parts.picture_field import PictureField
from planner.ui.reports.colour_field import ColourField
from planner.wording.certificate_templates import PARTS, SETTINGS, SIGNATURES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from planner.language import Language
    from planner.rules.certificate_templates import CertificateKind

LETTERHEAD_PX: Final = 74
PART_GROUPS: Final[Sequence[tuple[str, Sequence[Part]]]] = (
    (
        marked("Lines at the head"),
        (Part.UNIVERSITY, Part.FACULTY, Part.INSTITUTE, Part.LOGO),
    ),
    (marked("Lines about the student"), (Part.PROGRAMME, Part.BIRTH)),
    (
        marked("Lines about the course"),
        (
            *(Part.COURSE_TYPE, Part.HOURS_PER_WEEK, Part.COURSE_NUMBER, Part.LECTURERS),
            *(Part.TERM_DAYS, Part.INSTRUCTION, Part.OUTCOMES, Part.EQF_LEVEL),
        ),
    ),
    (
        marked("Lines about the achievement"),
        (
            *(Part.MODULE, Part.EXAM_NUMBER, Part.ATTEMPT, Part.EXAMINER, Part.ACHIEVEMENTS),
            *(Part.PROJECT, Part.ASSESSED_ON, Part.WORKLOAD, Part.GRADE, Part.DISTRIBUTION),
        ),
    ),
    (marked("Lines at the foot"), (Part.PLACE, Part.SIGNATORY, Part.STAMP)),
)
PROOFS: Final = ("elmo", "qr", "sign")


class TemplateFields(QScrollArea):
    """Shows the settings of one template as plain JSON and returns them as they are entered."""

    edited = Signal()  # by the user

    def __init__(self, say: Language) -> None:
        super().__init__()
        self._say = say
        self._filling = False
        self._logo = ""
        self.texts: dict[str, QLineEdit] = {}
        self.colours: dict[str, ColourField] = {}
        self.switches: dict[str, QCheckBox] = {}
        self.parts: dict[Part, QCheckBox] = {}
        self.objections: dict[str, Line] = {}
        self._headings: list[tuple[Heading, Sequence[Part]]] = []
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(2, 0, 12, 8)
        self._column.setSpacing(4)
        self._add_texts()
        self._add_looks()
        self._add_parts()
        self._add_proof()
        self._column.addStretch(1)
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_settings(self, kind: CertificateKind, settings: Mapping[str, Any]) -> None:
        """Show the settings of a template of a kind."""
        self._filling = True
        for name, field in self.texts.items():
            field.setText(settings[name])
            field.setCursorPosition(0)
        self.letterhead.setPlainText("\n".join(settings["letterhead"]))
        for name, colour in self.colours.items():
            colour.show_colour(settings[name])
        for name, switch in self.switches.items():
            switch.setChecked(settings[name])
        self.signature.setCurrentIndex(self.signature.findData(settings["signature"]))
        self._show_logo(settings["logo"])
        self._show_parts(kind, settings["parts"])
        self._filling = False

    def show_usual(self, usual: Mapping[str, str]) -> None:
        """Show in empty fields the words that are meant by nothing."""
        for name, words in usual.items():
            self.texts[name].setPlaceholderText(words)

    def settings(self) -> dict[str, Any]:
        """Return the settings as they are entered, right or wrong."""
        lines = [line.strip() for line in self.letterhead.toPlainText().splitlines()]
        return {
            **{name: field.text().strip() for name, field in self.texts.items()},
            "letterhead": [line for line in lines if line],
            "logo": self._logo,
            **{name: field.colour() for name, field in self.colours.items()},
            "parts": [str(part) for part, box in self.parts.items() if box.isChecked()],
            **{name: switch.isChecked() for name, switch in self.switches.items()},
            "signature": str(self.signature.currentData()),
        }

    def object_(self, sentences: Mapping[str, str]) -> None:
        """Say beneath each field what is wrong with it; all others are right."""
        for name, line in self.objections.items():
            sentence = sentences.get(name, "")
            if sentence and sentence != line.text():
                announce(self, sentence, urgent=True)
            line.setText(sentence)
            line.setVisible(bool(sentence))

    def go_to(self, name: str) -> None:
        """Put the focus on the field of a setting."""
        fields = self.texts | self.colours | self.switches
        field = fields.get(name, self.letterhead if name == "letterhead" else self.logo)
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ensureWidgetVisible(field)

    def _add_texts(self) -> None:
        self._head(self._say("Texts"))
        for name in TEXTS:
            self._text(name)
        self.letterhead = QPlainTextEdit()
        self.letterhead.setTabChangesFocus(True)
        self.letterhead.setFixedHeight(LETTERHEAD_PX)
        self.letterhead.setPlaceholderText(self._say("University, faculty and institute"))
        self.letterhead.textChanged.connect(self._edit)
        self._labelled("letterhead", self.letterhead)

    def _add_looks(self) -> None:
        say = self._say
        self._head(say("Look"))
        self.logo = PictureField(say, say("Choose a logo"))
        self.logo.wished.connect(self._take_logo)
        self._labelled("logo", self.logo)
        self._column.addWidget(Line(say("Without one, that of the course."), tone="muted", px=11))
        for name in ("ink", "accent"):
            field = self.colours[name] = ColourField(say, say(SETTINGS[name]))
            field.edited.connect(self._edit)
            self._labelled(name, field)
        self.signature = Choice()
        for value, words in SIGNATURES.items():
            self.signature.addItem(say(words), str(value))
        self.signature.activated.connect(self._edit)
        self._labelled("signature", self.signature)
        self._switch("second_page")

    def _add_parts(self) -> None:
        for heading, parts in PART_GROUPS:
            self._headings.append((self._head(self._say(heading)), parts))
            for part in parts:
                box = self.parts[part] = QCheckBox(self._say(PARTS[part]))
                box.toggled.connect(self._edit)
                self._column.addWidget(box)

    def _add_proof(self) -> None:
        self._head(self._say("Electronic proof"))
        for name in PROOFS:
            self._switch(name)
        self._text("verify_url").setPlaceholderText("https://")

    def _head(self, words: str) -> Heading:
        if self._column.count():
            self._column.addSpacing(10)
        heading = Heading(words)
        self._column.addWidget(heading)
        return heading

    def _text(self, name: str) -> QLineEdit:
        field = self.texts[name] = QLineEdit()
        field.textEdited.connect(self._edit)
        self._labelled(name, field)
        return field

    def _switch(self, name: str) -> None:
        box = self.switches[name] = QCheckBox(self._say(SETTINGS[name]))
        box.toggled.connect(self._edit)
        self._column.addWidget(box)

    def _labelled(self, name: str, field: QWidget) -> None:
        """Put a field below its label, with room beneath for what is wrong with it."""
        words = self._say(SETTINGS[name])
        label = Line(words, tone="muted", px=12)
        label.setBuddy(field)
        field.setAccessibleName(words)
        line = self.objections[name] = Line(tone="out", px=11, wraps=True)
        line.hide()
        for one in (label, field, line):
            self._column.addWidget(one)

    def _show_parts(self, kind: CertificateKind, on: Sequence[str]) -> None:
        """Show the lines that a kind of certificate has; the others stay off."""
        known = parts_of(kind)
        for part, box in self.parts.items():
            box.setVisible(part in known)
            box.setChecked(part in known and part in on)
        for heading, parts in self._headings:
            heading.setVisible(any(part in known for part in parts))

    def _show_logo(self, logo: str) -> None:
        self._logo = logo
        self.logo.show_picture(logo)

    def _take_logo(self, logo: str) -> None:
        self._show_logo(logo)
        self._edit()

    def _edit(self, *_: object) -> None:
        if not self._filling:
            self.edited.emit()
