"""What narrows the view, as chips above the grid: pressing one takes it away again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, override

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from planner.jobs.view_filters import words
from planner.ui.parts.buttons import link
from planner.ui.parts.filter_chips import Chip
from planner.ui.parts.flow import Flow
from planner.ui.parts.labels import as_tip

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QPushButton

    from planner.language import Language
    from planner.ui.gradebook.arranging import Arranging
    from planner.ui.gradebook.model import GradebookModel
    from planner.ui.gradebook.viewing import Viewing
    from planner.ui.theme import Theme

HEIGHT_PX, CROSS_PX, BESIDE_CROSS = 26, 12, 6
MOST_NAMED = 3  # hidden columns that are named on their chip; of more it says how many


class ViewBar(QWidget):
    """One chip for each filter and one for hidden columns; not there while there is none."""

    left = Signal()  # the last chip went while it had the focus

    def __init__(
        self,
        say: Language,
        theme: Theme,
        model: GradebookModel,
        viewing: Viewing,
        arranging: Arranging,
    ) -> None:
        super().__init__()
        self._say, self._theme, self._model = say, theme, model
        self._viewing, self._arranging = viewing, arranging
        self.chips: list[QPushButton] = []
        self.clear = link(say("Clear filters"), viewing.clear_filters)
        self._flow = Flow(spacing=8)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addLayout(self._flow, 1)
        self._flow.addWidget(self.clear)
        self.setVisible(False)
        theme.changed.connect(self.show_view)

    def show_view(self) -> None:
        """Show a chip for each thing that narrows the view now."""
        focus = next((n for n, one in enumerate(self.chips) if one.hasFocus()), -1)
        held = focus >= 0 or self.clear.hasFocus()
        for one in self.chips:
            self._flow.removeWidget(one)
            one.hide()
            one.deleteLater()
        self._flow.removeWidget(self.clear)
        view, work = self._viewing.view, self._model.work
        self.chips = [
            self._chip(
                words(one, work, self._viewing.around, self._say),
                self._say("Take this filter away"),
                partial(self._viewing.drop, one),
            )
            for one in view.conditions
        ]
        if hidden := self._arranging.hidden():
            self.chips.append(
                self._chip(
                    self._hidden_words(
                        [one.heading if one.moved else one.title for one in hidden]
                    ),
                    self._say("Show these columns again"),
                    self._arranging.show_all,
                )
            )
        for one in self.chips:
            self._flow.addWidget(one)
        self._flow.addWidget(self.clear)
        self.clear.setVisible(bool(view.conditions))
        self.setVisible(bool(self.chips))
        for one in self.chips:
            one.show()  # at once, so that the focus can go there
        self._settle()
        if held:
            self._hand_focus_on(focus)

    @override
    def hasHeightForWidth(self) -> bool:
        return False  # or the page would be given the height of all its students

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._settle()

    def _settle(self) -> None:
        self._flow.invalidate()
        self.setFixedHeight(max(self._row.heightForWidth(self.width()), HEIGHT_PX))

    def _hand_focus_on(self, place: int) -> None:
        if self.chips:
            self.chips[min(max(place, 0), len(self.chips) - 1)].setFocus()
        else:
            self.left.emit()

    def _chip(self, text: str, tip: str, clicked: Callable[[], object]) -> QPushButton:
        made = CrossedChip(text, self._theme)
        made.clicked.connect(lambda: clicked())  # noqa: PLW0108 - Qt's bool is not for it
        made.setAccessibleDescription(tip)
        made.setToolTip(as_tip(tip))
        return made

    def _hidden_words(self, names: list[str]) -> str:
        if len(names) > MOST_NAMED:
            return self._say.count("{n} column hidden", "{n} columns hidden", len(names))
        return self._say("Hidden: {names}", names=", ".join(names))


class CrossedChip(Chip):
    """A pill that is on, with a cross behind its words: pressing it takes it away."""

    def __init__(self, text: str, theme: Theme) -> None:
        super().__init__(text.replace("&", "&&"))
        self.setChecked(True)
        self.setAccessibleName(text)
        self.setIcon(theme.icon("x", "accent"))
        self.setIconSize(QSize(CROSS_PX, CROSS_PX))
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)

    @override
    def sizeHint(self) -> QSize:
        return super().sizeHint() + QSize(CROSS_PX + BESIDE_CROSS, 0)
