"""The tab of lecturers, examiner, signatory, teaching assistants and guests."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, override

from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from planner import vocabulary
from planner.db.courses import PersonRow
from planner.ui.course_settings import doings as steps
from planner.ui.course_settings.listing import Listing
from planner.ui.course_settings.reading import ROLES
from planner.ui.parts.away import AwayDialog, away_words
from planner.ui.parts.buttons import button
from planner.ui.parts.dialog import Dialog
from planner.ui.parts.labels import Line
from planner.ui.parts.picture_field import PictureField
from planner.ui.parts.rows import Column

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from planner.language import Language
    from planner.ui.course_settings.doings import Doings
    from planner.ui.course_settings.reading import Settings
    from planner.ui.theme import Theme


class PeopleTab(QWidget):
    """Everybody by role; within a role in the order in which documents name them."""

    def __init__(self, say: Language, theme: Theme, doings: Doings) -> None:
        super().__init__()
        self._say, self._doings = say, doings
        self._settings: Settings | None = None
        columns = (
            Column[PersonRow](heading=say("Role"), text=self._role, width=180),
            Column[PersonRow](heading=say("Name"), text=lambda row: row.name, width=0, bold=True),
            Column[PersonRow](heading=say("E-mail"), text=lambda row: row.email, width=260),
            Column[PersonRow](heading=say("Cannot come"), text=self._away, width=230),
        )
        self.listing = Listing[PersonRow](
            say,
            theme,
            say("People of the course"),
            columns,
            add=say("Add person…"),
            identity=lambda row: row.id,
            ordered=True,
        )
        self.listing.show_remark(
            say(
                "Names are printed as written here, with titles. Without an examiner the first"
                " lecturer examines; without a signatory the examiner signs."
            )
        )
        self.cannot_come = button(say("Cannot come…"), self._ask_away)
        self.listing.foot.addWidget(self.cannot_come)
        self.listing.table.chosen.connect(self._enable)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.listing)
        column.addStretch(1)
        self.listing.add_wished.connect(self.add)
        self.listing.edit_wished.connect(self._edit)
        self.listing.delete_wished.connect(self._delete)
        self.listing.order_wished.connect(self._order)

    def show_settings(self, settings: Settings) -> None:
        """Show the people as they are in the file."""
        self._settings = settings
        self.listing.show_rows(settings.people)
        self._enable()

    def add(self) -> None:
        """Ask for another person."""
        new = PersonRow(id="", role=ROLES[0], name="")
        PersonDialog.ask(self, self._say, new, self._take_new)

    def _people(self) -> tuple[PersonRow, ...]:
        return self._settings.people if self._settings else ()

    def _ask_away(self) -> None:
        """Ask on which days the chosen person cannot come."""
        person, settings = self.listing.table.current(), self._settings
        if person is not None and settings is not None:
            AwayDialog.ask(
                self,
                self._say,
                name=person.name,
                days=settings.away.get(person.id, ()),
                begin=settings.course.lectures.first,
                then=lambda days: self._doings.set_absences(person, days),
            )

    def _enable(self, *_: object) -> None:
        self.cannot_come.setEnabled(self.listing.table.current() is not None)

    def _away(self, row: PersonRow) -> str:
        days = self._settings.away.get(row.id, ()) if self._settings else ()
        return away_words(days, self._say)

    def _take_new(self, person: PersonRow) -> None:
        self._write(steps.PERSON_ADDED, person.name, [*self._people(), person])

    def _edit(self, row: PersonRow) -> None:
        PersonDialog.ask(self, self._say, row, self._take)

    def _take(self, person: PersonRow) -> None:
        rows = [person if one.id == person.id else one for one in self._people()]
        self._write(steps.PERSON_CHANGED, person.name, rows)

    def _delete(self, row: PersonRow) -> None:
        rows = [one for one in self._people() if one.id != row.id]
        self._write(steps.PERSON_DELETED, row.name, rows)

    def _order(self, rows: Sequence[PersonRow]) -> None:
        self._write(steps.PEOPLE_ORDERED, "", rows)

    def _write(self, step: str, name: str, rows: Sequence[PersonRow]) -> None:
        by_role = sorted(rows, key=lambda row: ROLES.index(row.role))
        self._doings.set_people(step, name, by_role)

    def _role(self, row: PersonRow) -> str:
        return vocabulary.role(row.role, self._say)


class PersonDialog(Dialog[PersonRow]):
    """Role, name with title, e-mail, and a picture of the signature for certificates."""

    def __init__(self, parent: QWidget, say: Language, person: PersonRow) -> None:
        title = person.name or say("Add person")
        super().__init__(parent, say, title, accept="" if person.id else say("Add"))
        self._person = person
        self.role = QComboBox()
        for role in ROLES:
            self.role.addItem(vocabulary.role(role, say), role)
        self.role.setCurrentIndex(ROLES.index(person.role))
        self.name = QLineEdit(person.name)
        self.name.setPlaceholderText(say("with title, as it is printed"))
        self.name.setMinimumWidth(300)
        self.email = QLineEdit(person.email)
        self.field(say("Role"), self.role)
        self.field(say("Name"), self.name)
        self.field(say("E-mail"), self.email)
        self._signature = person.signature or ""
        self.signature = PictureField(say, say("Choose a picture of the signature"))
        self.signature.wished.connect(self._sign)
        self.field(say("Signature"), self.signature)
        hint = say("Certificates whose template asks for the picture of the signature print it.")
        self.body.addWidget(Line(hint, tone="muted", px=11, wraps=True))
        self._sign(self._signature)
        self.name.setFocus()

    def _sign(self, picture: str) -> None:
        self._signature = picture
        self.signature.show_picture(picture)

    @override
    def objection(self) -> str:
        email = self.email.text().strip()
        if not self.name.text().strip():
            return self.say("A person needs a name.")
        if email and ("@" not in email.strip("@") or " " in email):
            return self.say("“{written}” is no e-mail address.", written=email)
        return ""

    @override
    def answer(self) -> PersonRow:
        return replace(
            self._person,
            role=self.role.currentData(),
            name=self.name.text().strip(),
            email=self.email.text().strip(),
            signature=self._signature,
        )

    @classmethod
    def ask(
        cls,
        parent: QWidget,
        say: Language,
        person: PersonRow,
        then: Callable[[PersonRow], object],
    ) -> PersonDialog:
        """Ask who somebody of the course is."""
        return cls(parent, say, person).open_for(then)
