"""The tab of titles, university, module, logo and learning outcomes: what documents print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.commands.course import NoWebAddress
from planner.language import marked
from planner.rules.addresses import is_web_address
from planner.ui.course_settings.codes_form import CodesForm
from planner.ui.course_settings.text_form import TextForm
from planner.ui.course_settings.words import (
    CERTIFICATE_FIELDS,
    COURSE_FIELDS,
    OFFICE_FIELDS,
    PLACE_FIELDS,
    STEPS,
)
from planner.ui.parts.labels import Line
from planner.ui.parts.panels import Card
from planner.ui.parts.picture_field import PictureField
from planner.wording.base import worded

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.language import Language
    from planner.ui.course_settings.doings import Doings
    from planner.ui.course_settings.reading import Settings

CODES_CHANGED = marked("Codes of the examination office changed")
LOGO_CHANGED, LOGO_REMOVED = marked("Logo changed"), marked("Logo removed")


class CourseTab(QWidget):
    """Forms on two columns; each field is a step of its own when it is left."""

    def __init__(
        self, say: Language, doings: Doings, system: Callable[[], str] = lambda: ""
    ) -> None:
        super().__init__()
        self._say, self._doings = say, doings
        self._shown: Settings | None = None
        self.course = TextForm(say, COURSE_FIELDS, self._objection)
        self.office = TextForm(say, OFFICE_FIELDS)
        self.place = TextForm(say, PLACE_FIELDS)
        self.codes = CodesForm(say, system)
        self.certificates = TextForm(say, CERTIFICATE_FIELDS, self._objection)
        self.more = QWidget()  # a tab of its own: these would make this one too high
        more = QVBoxLayout(self.more)
        more.setContentsMargins(0, 0, 0, 0)
        more.addWidget(carded(say("For certificates"), self.certificates))
        more.addStretch(1)
        self.logo = PictureField(say, say("Choose a logo"))
        self.place.add_row(say("Logo"), self.logo)
        left, right = QVBoxLayout(), QVBoxLayout()
        left.addWidget(carded(say("Course"), self.course))
        left.addWidget(carded(say("Examination office"), self.office))
        right.addWidget(carded(say("At the head of documents"), self.place))
        right.addWidget(carded(say("Codes of the office"), self.codes))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for column in (left, right):
            column.setSpacing(12)
            column.addStretch(1)
            row.addLayout(column, 1)
        for form in self.forms():
            form.edited.connect(self._edit)
        self.logo.wished.connect(self._set_logo)
        self.codes.edited.connect(self._set_codes)

    def forms(self) -> tuple[TextForm, ...]:
        """Return the forms of this tab."""
        return self.course, self.office, self.certificates, self.place

    def show_settings(self, settings: Settings) -> None:
        """Show the course as it is in the file."""
        self._shown = settings
        course = settings.course
        for form in self.forms():
            form.show_values({name: getattr(course, name) for name in form.fields})
        self.logo.show_picture(course.logo)
        self.codes.show_codes(course.office_codes)

    def go_to(self, name: str) -> None:
        """Put the focus on a field by its column."""
        for form in self.forms():
            if name in form.fields:
                form.fields[name].setFocus(Qt.FocusReason.OtherFocusReason)

    def _objection(self, name: str, value: object) -> str:
        other = {"title_de": "title_en", "title_en": "title_de"}.get(name)
        if other and not value and self._shown and not getattr(self._shown.course, other):
            return self._say("The course needs a title in one of the two languages.")
        if name in {"page_url", "university_url"} and value and not is_web_address(str(value)):
            return worded(NoWebAddress(str(value)), self._say)
        return ""

    def _edit(self, name: str, value: object) -> None:
        if not self._doings.edit(STEPS[name], name, value) and self._shown is not None:
            self.show_settings(self._shown)

    def _set_codes(self, codes: dict[str, str]) -> None:
        self._doings.edit(CODES_CHANGED, "office_codes", codes)

    def _set_logo(self, logo: str) -> None:
        self._doings.edit(LOGO_CHANGED if logo else LOGO_REMOVED, "logo", logo)


def carded(heading: str, content: QWidget) -> Card:
    """Put a form on a card under its heading."""
    card = Card()
    card.column.setContentsMargins(14, 10, 14, 14)
    card.column.setSpacing(10)
    card.column.addWidget(Line(heading, bold=True))
    card.column.addWidget(content)
    return card
