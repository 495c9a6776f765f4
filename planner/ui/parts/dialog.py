"""What all questions of the program have in common: a form, an objection line, two buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from planner.ui.mnemonics import with_mnemonic
from planner.ui.parts.announce import announce
from planner.ui.parts.buttons import button, primary
from planner.ui.parts.labels import Line
from planner.ui.theme import TITLE_PX

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Self

    from planner.language import Language


class Dialog[V](QDialog):
    """A question that is answered with a value, or not at all.

    A kind of dialog fills ``form`` (or ``body``), returns its value from ``answer`` and what
    speaks against it from ``objection``. It offers a class method ``ask(parent, ..., then)`` that
    ends in ``.open_for(then)``: the window is modal, nothing waits, and ``then`` is called with
    the answer if there is one. It frees itself when it closes.
    """

    def __init__(
        self, parent: QWidget | None, say: Language, title: str, *, accept: str = ""
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.say = say
        self._letters: set[str] = set()  # those that lead to a field
        self._refused = False  # the objection that is shown spoke against an answer
        self.body = QVBoxLayout()
        self.body.setSpacing(12)
        self.form = QFormLayout()
        self.form.setSpacing(8)
        self.form.setHorizontalSpacing(16)
        self.form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self.objection_line = Line(tone="out", wraps=True)
        self.objection_line.hide()
        self.accept_button = primary(accept or say("OK"), self.accept)
        self.accept_button.setDefault(True)
        self.cancel_button = button(say("Cancel"), self.reject)
        self.foot = QHBoxLayout()
        self.foot.setSpacing(8)
        self.foot.addStretch(1)
        self.foot.addWidget(self.cancel_button)
        self.foot.addWidget(self.accept_button)
        self._all = layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(16)
        layout.addWidget(Line(title, px=TITLE_PX, bold=True))
        layout.addLayout(self.body, 1)
        self.body.addLayout(self.form)
        layout.addWidget(self.objection_line)

    def answer(self) -> V:
        """Return what the user answered; only called when nothing speaks against it."""
        raise TypeError(f"{type(self).__name__} does not say what its answer is")

    def objection(self) -> str:
        """Return one sentence on why this cannot be the answer yet, or an empty text."""
        return ""

    def open_for(self, then: Callable[[V], object]) -> Self:
        """Show the question and hand the answer on; return the dialog."""
        self.accepted.connect(lambda: then(self.answer()))
        self.open()
        return self

    def field(self, label: str, widget: QWidget) -> QLabel:
        """Add a row to the form; the label names the control, also for a screen reader.

        Alt with the letter that is underlined in the label leads to the control.
        """
        text, letter = with_mnemonic(label, self._letters)
        self._letters.add(letter)
        words = QLabel(text)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setProperty("tone", "muted")
        words.setBuddy(widget)
        widget.setAccessibleName(label)
        typed_into = widget.lineEdit() if isinstance(widget, QComboBox) else None
        if typed_into is not None:
            typed_into.setAccessibleName(label)
        self.form.addRow(words, widget)
        self._follow_field(widget)
        return words

    def object_(self, sentence: str) -> None:
        """Show a sentence that speaks against the answer; an empty one takes it away."""
        self._refused = False
        self._show_objection(sentence)
        if sentence:
            announce(self, sentence, urgent=True)

    def _show_objection(self, sentence: str) -> None:
        self.objection_line.setText(sentence)
        self.objection_line.setVisible(bool(sentence))

    def _follow_field(self, widget: QWidget) -> None:
        """Have an objection go when what is changed in this field does away with it."""
        if isinstance(widget, QComboBox):
            widget.currentIndexChanged.connect(self._reconsider)
        own = [widget] if isinstance(widget, QLineEdit) else []
        for line in [*own, *widget.findChildren(QLineEdit)]:
            line.textEdited.connect(self._reconsider)

    def _reconsider(self) -> None:
        if self._refused:
            self._show_objection(self.objection())

    @override
    def open(self, /) -> None:
        if self.foot.parent() is None:  # only now, so that Tab reaches the buttons last
            self._all.addLayout(self.foot)
        for widget in self.findChildren(QWidget):
            widget.ensurePolished()  # the theme makes fields higher than the layout knows yet
        self._all.invalidate()
        super().open()

    @override
    def accept(self, /) -> None:
        sentence = self.objection()
        self.object_(sentence)
        self._refused = bool(sentence)
        if not sentence:
            super().accept()


class Confirmation(Dialog[bool]):
    """Asks whether to go on, and says in words what would follow."""

    def __init__(
        self, parent: QWidget | None, say: Language, title: str, text: str, accept: str
    ) -> None:
        super().__init__(parent, say, title, accept=accept)
        words = Line(text, wraps=True)
        words.setMinimumWidth(360)
        self.body.addWidget(words)

    @override
    def answer(self) -> bool:
        return True

    @classmethod
    def ask(  # the words are all there is to it
        cls,
        parent: QWidget | None,
        say: Language,
        *,
        title: str,
        text: str,
        accept: str,
        then: Callable[[bool], object],
    ) -> Confirmation:
        """Ask, and call ``then`` if the user agrees."""
        return cls(parent, say, title, text, accept).open_for(then)


class Reading(Dialog[None]):
    """Nothing to answer, only to read: one button closes it."""

    def __init__(self, parent: QWidget | None, say: Language, title: str) -> None:
        super().__init__(parent, say, title, accept=say("Close"))
        self.cancel_button.hide()

    @override
    def answer(self) -> None:
        return None


class Message(Reading):
    """Says that the surroundings failed (a disk, a folder, another program), to be read once."""

    def __init__(self, parent: QWidget | None, say: Language, title: str, text: str) -> None:
        super().__init__(parent, say, title)
        words = Line(text, wraps=True)
        words.setMinimumWidth(360)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.body.addWidget(words)

    @classmethod
    def tell(cls, parent: QWidget | None, say: Language, title: str, text: str) -> Message:
        """Show the message; nobody waits for it."""
        message = cls(parent, say, title, text)
        message.open()
        return message
