"""The Reports page: what is handed out, to look at first, then to export or to issue."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, override

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.db import register
from planner.errors import PlannerError
from planner.jobs import certificates
from planner.jobs.certificates import Correction
from planner.jobs.kinds_of_file import What
from planner.jobs.proof import proof_for
from planner.language import marked
from planner.ui.actions import Binding
from planner.ui.parts.buttons import button
from planner.ui.parts.outside import Outside
from planner.ui.parts.page import Found, Page
from planner.ui.parts.panels import PAGE_MARGIN, PageHeader
from planner.ui.parts.stack import Stack
from planner.ui.reports.actions import (
    CHARTS,
    CHECKLIST,
    EXPORT,
    FILL_LISTS,
    HAND_OVER,
    ISSUE,
    NEXT_OPEN,
    OPEN,
    REVOKE,
    TEMPLATES,
    VERIFY,
    VERIFY_PAGE,
)
from planner.ui.reports.around import Around
from planner.ui.reports.certificates_pane import CertificatesPane
from planner.ui.reports.charts_pane import ChartsPane
from planner.ui.reports.checklist_pane import ChecklistPane
from planner.ui.reports.dialogs import ReplaceDialog, Replacement
from planner.ui.reports.document_pane import DocumentPane
from planner.ui.reports.exporting import Exporting
from planner.ui.reports.issuing import change_of
from planner.ui.reports.keys import Keys
from planner.ui.reports.listing import DocumentList
from planner.ui.reports.moodle_pane import GradeImportPane
from planner.ui.reports.office_pane import OfficePane
from planner.ui.reports.page_pane import PagePane
from planner.ui.reports.pane_doings import export_again, fill_lists
from planner.ui.reports.panes import Pane, hand_over
from planner.ui.reports.recent import Recent
from planner.ui.reports.recent_pane import RecentPane
from planner.ui.reports.register_pane import RegisterPane
from planner.ui.reports.template_dialog import TemplateDialog
from planner.ui.reports.told_panes import PostedPane, StatementsPane
from planner.ui.reports.verifying import Verifying
from planner.ui.reports.words import DOCUMENTS, ENTRIES, Option
from planner.ui.reports.worksheet_pane import WorksheetPane
from planner.wording.certificates import field_words
from planner.wording.handing_over import document_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from PySide6.QtGui import QResizeEvent

    from planner.db.register import CertificateRow
    from planner.exchange.signing_key import SigningKey
    from planner.jobs.certificate_candidates import Candidate
    from planner.jobs.certificate_register import Entry
    from planner.jobs.certificates import Issued
    from planner.language import Language
    from planner.places import Places
    from planner.reports.certificate import CertificateLanguage
    from planner.ui.desk import Desk
    from planner.ui.parts.errand import Cancelled, Progress
    from planner.ui.reports.checklist_ways import Place
    from planner.ui.theme import Theme

REPLACED = marked("Certificate {number} replaced by {fresh}")

PANES: Mapping[str, type[DocumentPane]] = {
    "office": OfficePane,
    "statements": StatementsPane,
    "posted": PostedPane,
    "page": PagePane,
}
RECENT_EXPORTS = "recent_exports.json"


class ReportsPage(Page):
    """The list of documents and the chosen one beside it, made when it is first looked at."""

    def __init__(
        self, desk: Desk, say: Language, theme: Theme, today: date, places: Places | None = None
    ) -> None:
        """Take what all pages need, and where preferences and what is kept on this machine lie."""
        super().__init__()
        self._desk, self._say, self._today = desk, say, today
        kept = places.state / RECENT_EXPORTS if places else None
        settings = places.settings if places else None
        self.outside = Outside(self)
        self.exporting = Exporting(desk, say, self.outside)
        self._around = around = Around(
            desk=desk,
            say=say,
            theme=theme,
            today=today,
            exporting=self.exporting,
            outside=self.outside,
            keys=Keys(self, say, today, settings),
            recent=Recent(kept, desk.store.path),
            settings=settings,
        )
        self._templates = partial(TemplateDialog.show_all, self, desk, theme, today)
        self.checklist, self.charts = ChecklistPane(around), ChartsPane(around)
        self.certificates = CertificatesPane(around)
        self.register, self.recent = RegisterPane(around), RecentPane(around)
        self.moodle, self.worksheet = GradeImportPane(around), WorksheetPane(around)
        self.verifying = Verifying(self, around)
        self.readers[What.DOCUMENT] = self.verifying.verify
        self.readers[What.OFFICE_LIST] = lambda path: fill_lists(self, [path])
        self._panes: dict[str, Pane] = {}
        self.documents = DocumentList(ENTRIES, say, theme)
        self.panes, self.side = Stack(), Stack()
        self._lay_out()
        self._connect()
        self.documents.choose(ENTRIES[0].id)

    def _lay_out(self) -> None:
        header = PageHeader(self._say("Reports"))
        header.row.removeWidget(header.remark)
        header.remark.hide()
        header.row.addWidget(self.exporting, 1)
        for name, pane in (
            ("certificates", self.certificates),
            ("register", self.register),
            ("recent", self.recent),
            ("checklist", self.checklist),
            ("charts", self.charts),
            ("moodle", self.moodle),
            ("worksheet", self.worksheet),
        ):
            self._take(name, pane)
        self.certificates.side.add_button(button(self._say("Templates…"), self._templates))
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(self.documents)
        row.addWidget(self.panes, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(*PAGE_MARGIN)
        column.setSpacing(6)
        column.addWidget(header)
        column.addLayout(row, 1)

    def _take(self, name: str, pane: Pane) -> None:
        self._panes[name] = pane
        self.panes.addWidget(pane)
        self.side.addWidget(pane.side)

    def pane(self, name: str) -> Pane:
        """Return the pane of a document, made now if it was never seen; KeyError if unknown."""
        if name not in self._panes:
            about = {one.id: one for one in DOCUMENTS}[name]
            kind = PANES.get(name, DocumentPane)
            made = kind(about, self._around)
            made.opened.connect(self._open_outside)
            if isinstance(made, OfficePane):
                made.filling.student_wished.connect(lambda who: self.wished.emit("students", who))
                made.filling.preferred.connect(self.preferred)
            self._take(name, made)
        return self._panes[name]

    def front(self) -> Pane:
        """Return what is shown now."""
        return self.pane(self.documents.current())

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self.documents.make_room(self.size())

    @override
    def bindings(self) -> Sequence[Binding]:
        return [
            Binding(EXPORT, self._export, self._can_export),
            Binding(OPEN, self._open, self._can_open),
            Binding(
                HAND_OVER,
                lambda: hand_over(self.front()),
                lambda: isinstance(self.front(), DocumentPane),
            ),
            Binding(FILL_LISTS, lambda: fill_lists(self)),
            Binding(ISSUE, self._issue, self.certificates.can_issue),
            Binding(REVOKE, self.register.revoke, self.register.can_revoke),
            Binding(VERIFY, self.verifying.ask),
            Binding(VERIFY_PAGE, self.verifying.ask_page),
            Binding(TEMPLATES, self._templates),
            Binding(CHECKLIST, lambda: self.show_thing("checklist")),
            Binding(NEXT_OPEN, self._next_open),
            Binding(CHARTS, lambda: self.show_thing("charts")),
        ]

    @override
    def inspector(self) -> QWidget:
        return self.side

    @override
    def first_focus(self) -> QWidget:
        return self.documents

    @override
    def areas(self) -> Sequence[QWidget]:
        return self.documents, self.panes

    @override
    def refresh(self, changed: frozenset[str] | None) -> None:
        for pane in self._panes.values():
            pane.mark_old()
        self._look()
        if self.front() is not self.certificates:
            self.certificates.read()

    @override
    def search(self, text: str) -> Sequence[Found]:
        """Find certificates by number and name, and what was handed over by what it is called."""
        wanted, say = text.casefold(), self._say
        found = [
            (row.number, row.name, row.number) for row in self._desk.read(register.certificates)
        ]
        for row in self._desk.read(register.handovers):
            day, what = say.plain_day(row.at.astimezone().date()), document_words(row.kind, say)
            found.append(
                (f"{what}, {day}", " · ".join(filter(None, (row.recipient, row.name))), row.id)
            )
        return [
            Found(name, detail, partial(self.show_thing, which))
            for name, detail, which in found
            if wanted in f"{name} {detail}".casefold()
        ]

    @override
    def show_thing(self, thing: object) -> None:
        """Show a document or another part of the page by its id, or a certificate by number.

        A pair is a document and the student whom it is to be about.
        """
        if isinstance(thing, tuple):
            name, who = thing
            pane = self.pane(name)
            if isinstance(pane, DocumentPane):
                pane.ask_for({Option.STUDENT.value: who})
            thing = name
        if thing in self.documents.ids():
            self.documents.choose(str(thing))
            return
        self.documents.choose("register")
        self.register.show_number(str(thing))

    def _connect(self) -> None:
        self.documents.picked.connect(self._look)
        self._around.keys.preferred.connect(self.preferred)
        for pane in (self.certificates, self.register):
            pane.opened.connect(self._open_outside)
        self.checklist.place_wished.connect(self._go)
        self.recent.again_wished.connect(lambda export: export_again(self, export))
        self.certificates.counted.connect(self._count)
        self.certificates.decide_wished.connect(lambda: self.wished.emit("grades", None))
        self.certificates.replace_wished.connect(self._replace_candidate)
        self.register.replace_wished.connect(self._replace_row)

    def _look(self, *_: object) -> None:
        """Show what is chosen as it is now; the others wait until they are looked at."""
        pane = self.front()
        self.panes.setCurrentWidget(pane)
        self.side.setCurrentWidget(pane.side)
        pane.look()
        self.enabling.emit()

    def _go(self, place: Place, action: str) -> None:
        """Go where a point of the checklist is, and begin there what settles it."""
        if action:
            self.run_wished.emit(place.page, place.thing, action)
        elif place.page == self.objectName():
            self.show_thing(place.thing)
        else:
            self.wished.emit(place.page, place.thing)

    def _next_open(self) -> None:
        if not self.checklist.go_to_next():
            self.noticed.emit(self._say("Nothing is open on the closing checklist."))

    def _count(self, ready: int) -> None:
        words = self._say("{n} ready", n=ready) if ready else ""
        self.documents.show_count("certificates", words)
        self.counted.emit(words)

    def _can_export(self) -> bool:
        pane = self.front()
        if isinstance(pane, ChecklistPane):
            return False
        return pane.can_issue() if isinstance(pane, CertificatesPane) else pane.can_export()

    def _can_open(self) -> bool:
        front = self.front()
        return not isinstance(front, ChecklistPane | ChartsPane | GradeImportPane | WorksheetPane)

    def _export(self) -> None:
        """Export what is in front: a document, the certificates, a kept one."""
        pane = self.front()
        if isinstance(pane, CertificatesPane):
            pane.issue_ready()
        elif isinstance(pane, RegisterPane):
            pane.save()
        elif isinstance(pane, RecentPane):
            pane.again()
        elif not isinstance(pane, ChecklistPane):
            pane.export()

    def _open(self) -> None:
        pane = self.front()
        if isinstance(pane, RegisterPane):
            pane.open_kept()
        elif isinstance(pane, RecentPane):
            pane.open()
        elif isinstance(pane, DocumentPane | CertificatesPane):
            pane.open_document()

    def _issue(self) -> None:
        self.documents.choose("certificates")
        self.certificates.issue_ready()

    def _open_outside(self, name: str, document: bytes) -> None:
        try:
            opened = self.outside.open_bytes(name, document)
        except PlannerError as refusal:
            self._desk.refused.emit(refusal)
            return
        if not opened:
            self.noticed.emit(self._say("This computer has no program to open {name}.", name=name))

    def _replace_candidate(self, one: Candidate) -> None:
        if one.certificate is not None:
            self._replace(one.certificate, field_words(one.differs, self._say))

    def _replace_row(self, one: Entry) -> None:
        self._replace(one.row, field_words(one.differs, self._say))

    def _replace(self, row: CertificateRow, differs: str) -> None:
        ReplaceDialog.ask(
            self,
            self._say,
            row.number,
            row.language,
            name=row.name,
            differs=differs,
            then=lambda wish: self._around.keys.with_key(
                bool(row.signed_by), lambda key: self.replace(row.number, wish, key)
            ),
        )

    def replace(self, number: str, wish: Replacement, key: SigningKey | None = None) -> None:
        """Issue a certificate that replaces another, and show it in the register."""
        store, today = self._desk.store, self._today
        languages: dict[str, CertificateLanguage] = {"de": "de", "en": "en", "both": "both"}

        def work(_progress: Progress, _cancelled: Cancelled) -> Issued:
            correction = Correction(reason=wish.reason, language=languages[wish.language])
            proof = store.read(proof_for, key, languages[wish.language])
            return certificates.replace_one(store, number, correction, today=today, proof=proof)

        def done(issued: Issued) -> None:
            self._desk.tell(change_of(REPLACED, number=number, fresh=issued.number))
            self.show_thing(issued.number)
            facts = {"number": number, "fresh": issued.number}
            self.exporting.tell(self._say(REPLACED, **facts), None)

        title = self._say("Replace certificate {number}", number=number)
        self.exporting.run(title, work, done)
