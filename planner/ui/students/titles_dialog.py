"""Asks what a student's posters and projects are called."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtWidgets import QLineEdit

from planner.ui.parts.dialog import Dialog
from planner.ui.parts.labels import Line

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from planner.language import Language
    from planner.rules.credits import Item

FIELD_PX = 380


class TitlesDialog(Dialog[dict[str, str]]):
    """One field for each poster and project; the answer holds those that were changed."""

    def __init__(
        self,
        parent: QWidget,
        say: Language,
        name: str,
        items: Sequence[Item],
        titles: Mapping[str, str],
    ) -> None:
        super().__init__(parent, say, say("{name}: titles", name=name), accept=say("Save"))
        self._titles = titles
        self.fields = {item.id: QLineEdit(titles.get(item.id, "")) for item in items}
        for item in items:
            self.fields[item.id].setMinimumWidth(FIELD_PX)
            self.field(item.title, self.fields[item.id])
        hint = say("Whoever works on it in a group shares its title with the group.")
        self.body.addWidget(Line(hint, tone="muted", px=11, wraps=True))

    @override
    def answer(self) -> dict[str, str]:
        said = {item: field.text().strip() for item, field in self.fields.items()}
        return {item: text for item, text in said.items() if text != self._titles.get(item, "")}

    @classmethod
    def ask(
        cls,
        parent: QWidget,
        say: Language,
        name: str,
        items: Sequence[Item],
        *,
        titles: Mapping[str, str],
        then: Callable[[dict[str, str]], object],
    ) -> TitlesDialog:
        """Ask about one student; ``titles`` are those there are, by item."""
        return cls(parent, say, name, items, titles).open_for(then)
