"""The choice of a template at the side of certificates, seen when there is a choice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from planner.ui.parts.labels import Line
from planner.wording.certificate_templates import template_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.language import Language
    from planner.rules.certificate_templates import CertificateKind, Template


class TemplateChoice(QWidget):
    """Offers the templates of one kind; with a single one it is not seen."""

    chosen = Signal()

    def __init__(self, say: Language) -> None:
        super().__init__()
        self._say = say
        self._offered: list[Template] = []
        self.names = QComboBox()
        self.names.setAccessibleName(say("Template"))
        self.names.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        label = Line(say("Template"), tone="muted")
        label.setBuddy(self.names)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label)
        column.addWidget(self.names)
        self.names.activated.connect(lambda _index: self.chosen.emit())

    def offer(self, every: Iterable[Template], kind: CertificateKind) -> None:
        """Offer those of a kind; what was chosen stays so if it is still there, else the usual."""
        offered, chosen = [one for one in every if one.kind == kind], self.name()
        self.setVisible(len(offered) > 1)
        if offered == self._offered:
            return
        self._offered = offered
        self.names.clear()
        for one in offered:
            self.names.addItem(template_name(one, self._say), one.name)
        self.names.setCurrentIndex(max(self.names.findData(chosen), 0))

    def name(self) -> str:
        """Return the name of the template that is chosen, "" while nothing is offered."""
        return str(self.names.currentData() or "")
