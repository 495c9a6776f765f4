"""The pane of certificates: everyone who is decided, what would be printed, and issuing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QVBoxLayout, QWidget

from planner import vocabulary
from planner.db import courses
from planner.db.certificate_templates import templates
from planner.jobs import certificates
from planner.jobs.certificate_candidates import (
    ACHIEVEMENT,
    PARTICIPATION,
    Candidate,
    CertificateKind,
    Stage,
    candidates,
)
from planner.jobs.certificates import Wish
from planner.ui.parts.beside import Beside
from planner.ui.parts.buttons import button, primary
from planner.ui.parts.panels import EmptyState
from planner.ui.parts.rows import Column, RowsTable
from planner.ui.reports.issue_run import IssueRun
from planner.ui.reports.issuing import (
    file_name,
    may_issue,
)
from planner.ui.reports.preview import Preview
from planner.ui.reports.side import Fact, Side
from planner.ui.reports.template_choice import TemplateChoice
from planner.ui.reports.untrue import UntrueNotice
from planner.ui.reports.words import (
    CERTIFICATE_LANGUAGES,
    STAGES,
    result_words,
    stage_words,
)
from planner.wording.certificates import changes_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.language import Language
    from planner.reports.certificate import CertificateLanguage
    from planner.ui.reports.around import Around

ENOUGH_PX = 660  # for the table and the page beside it


class CertificatesPane(QWidget):
    """The table says where everybody stands; the page beside it is what would be printed."""

    counted = Signal(int)  # so many are ready
    opened = Signal(str, object)  # a file's name, and its bytes
    decide_wished = Signal()
    replace_wished = Signal(object)  # a Candidate

    def __init__(self, around: Around) -> None:
        super().__init__()
        self._desk, self._today = around.desk, around.today
        self._exporting, self._outside = around.exporting, around.outside
        say, theme = around.say, around.theme
        self._say = say
        self._is_old = True
        self._rows: tuple[Candidate, ...] = ()
        self._previewed: tuple[str, Wish] | None = None
        self.table = RowsTable[Candidate](
            say("Certificates"), self._columns(), theme, identity=lambda one: one.line.student.id
        )
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.preview = Preview(say, theme, say("Choose somebody to see the certificate."))
        self.nothing = EmptyState(
            say("Nobody is decided yet"),
            say("Certificates are for those whose credits are decided on the page Grades."),
            button(say("Go to Grades"), self.decide_wished.emit),
        )
        self.issue_button = primary(say("Issue…"), self.issue_ready)
        self.selected_button = button(say("Issue selected…"), self.issue_selected)
        self.open_button = button(say("Open"), self.open_document)
        self.replace_button = button(say("Replace…"), self._replace)
        self.templates = TemplateChoice(say)
        self.side = Side(
            say,
            say("Certificates"),
            "",
            CERTIFICATE_LANGUAGES,
            (self.issue_button, self.selected_button, self.open_button, self.replace_button),
            options=self.templates,
        )
        self.run, self.untrue = IssueRun(around, self), UntrueNotice(around)
        self.kinds = _kinds(say)
        self._lay_out()
        self.table.chosen.connect(self._show_one)
        self.preview.shown.connect(self._enable)
        self.table.selectionModel().selectionChanged.connect(self._enable)
        self.side.language.activated.connect(self._show_one)

    def mark_old(self) -> None:
        """Remember that the course has changed; look again when this is shown."""
        self._is_old = True

    def read(self) -> None:
        """Read everyone who is decided, and tell how many are ready."""
        desk, kind = self._desk, self.kind()
        self.templates.offer(desk.read(templates), kind)
        every = desk.read(candidates, self._today, kind, template=self.templates.name())
        decided = every if kind == ACHIEVEMENT else desk.read(candidates, self._today)
        self.counted.emit(sum(one.stage is Stage.READY for one in decided))
        self._rows = tuple(sorted(every, key=lambda one: not one.suggested))

    def look(self) -> None:
        """Show everybody as they are now."""
        if not self._is_old:
            return
        self._is_old = False
        self._previewed = None
        self.read()
        self.untrue.look()
        if self.side.language.property("begun") is None:
            self.side.language.setProperty("begun", True)  # noqa: FBT003 - Qt's own signature
            self.side.choose(self._desk.read(courses.course).language)
        self.table.show_rows(self._rows)
        self.nothing.setVisible(not self._rows)
        self.both.setVisible(bool(self._rows))
        if self._rows and self.table.current() is None:
            self.table.selectRow(0)
        self._show_one()

    def issue_ready(self) -> None:
        """Ask where to, and issue for all who are to have one or have theirs already."""
        self.run.ask(replace(self.wish(()), students=None))

    def issue_selected(self) -> None:
        """Ask where to, and issue for those who are selected."""
        self.run.ask(self.wish([one for one in self.table.selected() if may_issue(one.stage)]))

    def open_document(self) -> None:
        """Show the certificate of the preview in the system's own viewer."""
        one, content = self.table.current(), self.preview.content
        if one is not None and content is not None:
            name = one.certificate.number if one.certificate else self._say("Preview")
            self.opened.emit(file_name(name), content.document)

    def can_issue(self) -> bool:
        """Tell whether anything could be issued."""
        return any(may_issue(one.stage) for one in self.table.rows.rows())

    def language(self) -> CertificateLanguage:
        """Return the language that is chosen."""
        found: dict[str, CertificateLanguage] = {"de": "de", "en": "en", "both": "both"}
        return found[self.side.code()]

    def wish(self, wanted: Sequence[Candidate]) -> Wish:
        """Return the wish for certificates of these students as they are chosen at the side."""
        students = tuple(one.line.student.id for one in wanted)
        return Wish(
            language=self.language(),
            kind=self.kind(),
            students=students,
            template=self.templates.name(),
        )

    def kind(self) -> CertificateKind:
        """Return the kind of certificate that is chosen."""
        return PARTICIPATION if self.kinds.currentData() == PARTICIPATION else ACHIEVEMENT

    def _look_again(self, *_: object) -> None:
        self._is_old = True
        self.look()

    def _lay_out(self) -> None:
        self.side.add_above(self._say("Kind"), self.kinds)
        self.kinds.activated.connect(self._look_again)
        self.templates.chosen.connect(self._look_again)
        self.both = Beside(self.table, self.preview, enough=ENOUGH_PX, shares=(8, 7))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.untrue)
        column.addWidget(self.both, 1)
        column.addWidget(self.nothing, 1)

    def _columns(self) -> tuple[Column[Candidate], ...]:
        say = self._say
        return (
            Column[Candidate](
                heading=say("Student"), text=lambda one: one.line.student.name, width=0, bold=True
            ),
            Column[Candidate](heading=say("Decided"), text=self._result, key=_credits, width=104),
            Column[Candidate](
                heading=say("Certificate"),
                text=self._stage,
                spoken=self._spoken_stage,
                tone=lambda one: STAGES[one.stage][1],
                width=140,
            ),
        )

    def _stage(self, one: Candidate) -> str:
        """Return the stage in words, or the number of what was issued and holds."""
        if one.stage is Stage.ISSUED and one.certificate:
            return f"● {one.certificate.number}"
        return stage_words(one.stage, self._say)

    def _spoken_stage(self, one: Candidate) -> str:
        number = one.certificate.number if one.certificate else ""
        return f"{stage_words(one.stage, self._say)} {number}".strip()

    def _result(self, one: Candidate) -> str:
        made = one.line.decision
        if one.kind == PARTICIPATION:
            return self._say("took part") if one.suggested else ""
        return result_words(made.credits, made.grade, self._say) if made else ""

    def _show_one(self, *_: object) -> None:
        one = self.table.current()
        self._enable()
        if one is None:
            self.side.show_title(self._say("Certificates"), "")
            self.side.show_facts(())
            self.preview.show_nothing()
            return
        self.side.show_title(one.line.student.name, self._result(one))
        self.side.show_facts(tuple(_facts(one, self.side.code(), self._say)))
        who, wish = one.line.student.id, self.wish((one,))
        if self._previewed == (who, wish):
            return
        self._previewed = who, wish
        store, today = self._desk.store, self._today

        def work() -> bytes:
            return store.read(certificates.preview, who, wish, today)

        self.preview.make(work, ".pdf")
        self._enable()

    def _replace(self) -> None:
        one = self.table.current()
        if one is not None:
            self.replace_wished.emit(one)

    def _enable(self, *_: object) -> None:
        one = self.table.current()
        self.issue_button.setEnabled(self.can_issue())
        self.open_button.setEnabled(self.preview.content is not None)
        wanted = [each for each in self.table.selected() if may_issue(each.stage)]
        self.selected_button.setEnabled(bool(wanted))
        replaceable = one is not None and one.stage in {Stage.STALE_CERTIFICATE, Stage.ISSUED}
        self.replace_button.setEnabled(replaceable)


def _credits(one: Candidate) -> Any:
    return one.line.decision.credits if one.line.decision else 0


def _facts(one: Candidate, language: str, say: Language) -> list[Fact]:
    number = one.certificate.number if one.certificate else ""
    facts = []
    if one.stage is Stage.READY:
        words = say("Decided, and not issued yet.")
        if one.kind == PARTICIPATION:
            words = say("Not issued yet.")
        facts.append(Fact(words, "accent"))
    elif one.stage is Stage.ISSUED:
        facts.append(Fact(say("Issued as {number}; its kept bytes are shown.", number=number)))
    elif one.stage is Stage.STALE_DECISION:
        words = say("Results or rules have changed since the decision. Decide again first.")
        facts.append(Fact(words, "waiting"))
    else:
        words = say("{number} is no longer true. Replace it.", number=number)
        facts.append(Fact(words, "out"))
    facts += [Fact(words, "out") for words in changes_words(one.changes, say)]
    left_out = one.left_out(language)
    if left_out and one.stage is not Stage.ISSUED:
        fields = ", ".join(say(name) for name in left_out)
        facts.append(Fact(say("Will be left out, because empty: {fields}", fields=fields)))
    return facts


def _kinds(say: Language) -> QComboBox:
    """Make the choice of a kind; its texts are longer than the side is wide."""
    kinds = QComboBox()
    kinds.setAccessibleName(say("Kind"))
    kinds.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    for kind in (ACHIEVEMENT, PARTICIPATION):
        kinds.addItem(vocabulary.certificate_kind(kind, say), kind)
    return kinds
