"""The Reports page: what is handed out, to look at first, then to export or to issue."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, override

from PySide6.QtWidgets import QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from planner.db import register
from planner.errors import PlannerError
from planner.jobs import certificates
from planner.language import marked, marked_short
from planner.ui.actions import ActionSpec, Binding, Menu
from planner.ui.parts.outside import Outside
from planner.ui.parts.page import Found, Page
from planner.ui.parts.panels import PAGE_MARGIN, PageHeader
from planner.ui.reports.around import Around
from planner.ui.reports.certificates_tab import CertificatesTab
from planner.ui.reports.charts_tab import ChartsTab
from planner.ui.reports.checklist_tab import ChecklistTab
from planner.ui.reports.dialogs import ReplaceDialog, Replacement
from planner.ui.reports.document_tab import DocumentTab
from planner.ui.reports.exporting import Exporting
from planner.ui.reports.issuing import change_of
from planner.ui.reports.register_tab import RegisterTab
from planner.ui.reports.words import DOCUMENTS
from planner.wording.certificates import field_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from planner.db.register import CertificateRow
    from planner.jobs.certificates import Candidate, Issued
    from planner.jobs.handed_out import Entry
    from planner.language import Language
    from planner.reports.certificate import CertificateLanguage
    from planner.ui.desk import Desk
    from planner.ui.parts.errand import Cancelled, Progress
    from planner.ui.reports.checklist_ways import Place
    from planner.ui.theme import Theme

EXPORT = ActionSpec(
    id="documents.export",
    text=marked("Export…"),
    menu=Menu.DOCUMENTS,
    shortcut="Ctrl+E",
    icon="download",
)
OPEN = ActionSpec(id="documents.open", text=marked("Open"), menu=Menu.DOCUMENTS, icon="eye")
ISSUE = ActionSpec(
    id="documents.issue",
    text=marked("Issue certificates into folder…"),
    menu=Menu.DOCUMENTS,
    icon="award",
    group=1,
)
REVOKE = ActionSpec(
    id="documents.revoke",
    text=marked("Revoke certificate…"),
    menu=Menu.DOCUMENTS,
    icon="ban",
    group=1,
)
CHECKLIST = ActionSpec(
    id="documents.checklist",
    text=marked("Closing checklist…"),
    menu=Menu.DOCUMENTS,
    icon="clipboard-check",
    group=2,
)
NEXT_OPEN = ActionSpec(
    id="documents.next_open",
    text=marked("Next open point of the checklist"),
    menu=Menu.DOCUMENTS,
    shortcut="F8",
    group=2,
)
CHARTS = ActionSpec(
    id="documents.charts", text=marked("Charts…"), menu=Menu.DOCUMENTS, icon="eye", group=2
)
CERTIFICATES = marked_short("Certificates")  # beside seven other tabs
REPLACED = marked("Certificate {number} replaced by {fresh}")

type Tab = ChartsTab | ChecklistTab | DocumentTab | CertificatesTab | RegisterTab


class ReportsPage(Page):
    """A tab for each document, one for certificates, one for the register."""

    def __init__(self, desk: Desk, say: Language, theme: Theme, today: date) -> None:
        super().__init__()
        self._desk, self._say, self._today = desk, say, today
        self.outside = Outside(self)
        self.exporting = Exporting(desk, say, self.outside)
        around = Around(
            desk=desk,
            say=say,
            theme=theme,
            today=today,
            exporting=self.exporting,
            outside=self.outside,
        )
        self.documents = [DocumentTab(about, around) for about in DOCUMENTS]
        self.checklist, self.charts = ChecklistTab(around), ChartsTab(around)
        self.certificates = CertificatesTab(around)
        self.register = RegisterTab(around)
        self.tabs, self.side = QTabWidget(), QStackedWidget()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        say = self._say
        header = PageHeader(say("Reports"))
        header.row.removeWidget(header.remark)
        header.remark.hide()
        header.row.addWidget(self.exporting, 1)
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.tabBar().setAccessibleName(say("Reports"))
        self.tabs.tabBar().setProperty("many", "true")  # closer together, so that all are in view
        names = [say.short(about.name) for about in DOCUMENTS]
        names += [say.short(CERTIFICATES), say("Handed out"), say("Checklist"), say("Charts")]
        for tab, name in zip(self._tabs(), names, strict=True):
            self.tabs.addTab(tab, name)
            self.side.addWidget(tab.side)
        column = QVBoxLayout(self)
        column.setContentsMargins(*PAGE_MARGIN)
        column.setSpacing(6)
        column.addWidget(header)
        column.addWidget(self.tabs, 1)

    @override
    def bindings(self) -> Sequence[Binding]:
        return [
            Binding(EXPORT, self._export, self._can_export),
            Binding(OPEN, self._open, self._can_open),
            Binding(ISSUE, self._issue, self.certificates.can_issue),
            Binding(REVOKE, self.register.revoke, self.register.can_revoke),
            Binding(CHECKLIST, lambda: self.show_thing("checklist")),
            Binding(NEXT_OPEN, self._next_open),
            Binding(CHARTS, lambda: self.show_thing("charts")),
        ]

    @override
    def inspector(self) -> QWidget:
        return self.side

    @override
    def first_focus(self) -> QWidget:
        return self.tabs.tabBar()

    @override
    def refresh(self, changed: frozenset[str] | None) -> None:
        for tab in self._tabs():
            tab.mark_old()
        self._look()
        if self._current() is not self.certificates:
            self.certificates.read()

    @override
    def search(self, text: str) -> Sequence[Found]:
        wanted = text.casefold()
        return [
            Found(row.number, row.name, partial(self.show_thing, row.number))
            for row in self._desk.read(register.certificates)
            if wanted in f"{row.number} {row.name}".casefold()
        ]

    @override
    def show_thing(self, thing: object) -> None:
        """Show the checklist, the charts, a document by id, or a certificate by its number."""
        beside: dict[object, QWidget] = {"checklist": self.checklist, "charts": self.charts}
        if thing in beside:
            self.tabs.setCurrentWidget(beside[thing])
            return
        for tab in self.documents:
            if tab.about.id == thing:
                self.tabs.setCurrentWidget(tab)
                return
        self.tabs.setCurrentWidget(self.register)
        self.register.show_number(str(thing))

    def _tabs(self) -> list[Tab]:
        every: list[Tab] = [*self.documents, self.certificates, self.register]
        return [*every, self.checklist, self.charts]

    def _current(self) -> Tab:
        return self._tabs()[self.tabs.currentIndex()]

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._look)
        with_documents: list[DocumentTab | CertificatesTab | RegisterTab]
        with_documents = [*self.documents, self.certificates, self.register]
        for tab in with_documents:
            tab.opened.connect(self._open_outside)
        self.checklist.place_wished.connect(self._go)
        self.certificates.counted.connect(self._count)
        self.certificates.decide_wished.connect(lambda: self.wished.emit("grades", None))
        self.certificates.replace_wished.connect(self._replace_candidate)
        self.register.replace_wished.connect(self._replace_row)

    def _look(self) -> None:
        """Show the tab in front as it is now; the others wait until they are looked at."""
        tab = self._current()
        self.side.setCurrentWidget(tab.side)
        tab.look()
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
        self.counted.emit(self._say("{n} ready", n=ready) if ready else "")

    def _can_export(self) -> bool:
        tab = self._current()
        if isinstance(tab, ChecklistTab):
            return False
        return tab.can_issue() if isinstance(tab, CertificatesTab) else tab.can_export()

    def _can_open(self) -> bool:
        return not isinstance(self._current(), ChecklistTab | ChartsTab)

    def _export(self) -> None:
        """Export what is in front: a document, the certificates, a kept one."""
        tab = self._current()
        if isinstance(tab, CertificatesTab):
            tab.issue_ready()
        elif isinstance(tab, RegisterTab):
            tab.save()
        elif not isinstance(tab, ChecklistTab):
            tab.export()

    def _open(self) -> None:
        tab = self._current()
        if isinstance(tab, RegisterTab):
            tab.open_kept()
        elif isinstance(tab, DocumentTab | CertificatesTab):
            tab.open_document()

    def _issue(self) -> None:
        self.tabs.setCurrentWidget(self.certificates)
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
            then=lambda wish: self.replace(row.number, wish),
        )

    def replace(self, number: str, wish: Replacement) -> None:
        """Issue a certificate that replaces another, and show it in the register."""
        store, today = self._desk.store, self._today
        languages: dict[str, CertificateLanguage] = {"de": "de", "en": "en", "both": "both"}

        def work(_progress: Progress, _cancelled: Cancelled) -> Issued:
            language = languages[wish.language]
            return certificates.replace_one(
                store, number, language, today=today, reason=wish.reason
            )

        def done(issued: Issued) -> None:
            self._desk.tell(change_of(REPLACED, number=number, fresh=issued.number))
            self.show_thing(issued.number)
            facts = {"number": number, "fresh": issued.number}
            self.exporting.tell(self._say(REPLACED, **facts), None)

        title = self._say("Replace certificate {number}", number=number)
        self.exporting.run(title, work, done)
