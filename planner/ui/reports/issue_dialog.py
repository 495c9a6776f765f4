"""The question before certificates are issued: where to, under which names, what to know first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, override

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from planner.errors import PlannerError
from planner.jobs.certificate_export import Target, naming
from planner.language import marked
from planner.rules.file_names import BY_NUMBER, filled
from planner.ui.parts.dialog import Dialog
from planner.ui.parts.labels import Line
from planner.wording import worded
from planner.wording.file_names import personal_words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from planner.jobs.certificates import Batch
    from planner.language import Language

TARGETS: Final = (
    (Target.FOLDER, marked("a folder, each in a file of its own")),
    (Target.ZIP, marked("one ZIP file")),
    (Target.PDF, marked("one PDF for the printer")),
)
EXAMPLE_NUMBER: Final = "2024-0017"


@dataclass(frozen=True, slots=True)
class IssueOrder:
    """What certificates are written into, and how their files are called."""

    target: Target
    pattern: str


class IssueDialog(Dialog[IssueOrder]):
    """Says what will come and what is left out, and asks where to and under which names."""

    def __init__(
        self, parent: QWidget, say: Language, found: Batch, warnings: Sequence[str], pattern: str
    ) -> None:
        super().__init__(parent, say, say("Issue certificates"), accept=say("Choose where…"))
        self._example = _example(found)
        self.counts = Line(counted(found, say), wraps=True)
        self.body.insertWidget(0, self.counts)
        for place, warning in enumerate(warnings, start=1):
            self.body.insertWidget(place, Line(f"⚠ {warning}", tone="waiting", wraps=True))
        self.target = QComboBox()
        for target, text in TARGETS:
            self.target.addItem(say(text), target)
        self.pattern = QLineEdit(pattern)
        self.pattern.setMinimumWidth(360)
        self.field(say("Into"), self.target)
        self.field(say("File names"), self.pattern)
        self.named = Line(tone="muted", px=11, wraps=True)
        self.body.addWidget(self.named)
        self.target.currentIndexChanged.connect(self._show_names)
        self.pattern.textChanged.connect(self._show_names)
        self._show_names()

    def _show_names(self) -> None:
        """Show how a file would be called, and plainly what that tells."""
        into_one = self.target.currentData() == Target.PDF
        self.pattern.setEnabled(not into_one)
        pattern, say = self.pattern.text(), self.say
        try:
            name = f"{filled(pattern, self._example)}.pdf"
        except PlannerError as refusal:
            self.named.setText("" if into_one else worded(refusal, say))
            return
        said = [say("For example: {name}", name=name), personal_words(pattern, say)]
        self.named.setText("" if into_one else "\n".join(part for part in said if part))

    @override
    def objection(self) -> str:
        if self.target.currentData() == Target.PDF:
            return ""
        try:
            filled(self.pattern.text(), self._example)
        except PlannerError as refusal:
            return worded(refusal, self.say)
        return ""

    @override
    def answer(self) -> IssueOrder:
        target = Target(self.target.currentData())
        return IssueOrder(target, BY_NUMBER if target is Target.PDF else self.pattern.text())

    @classmethod
    def ask(
        cls,
        parent: QWidget,
        say: Language,
        found: Batch,
        *,
        warnings: Sequence[str],
        pattern: str,
        then: Callable[[IssueOrder], object],
    ) -> IssueDialog:
        """Ask where to and how."""
        return cls(parent, say, found, warnings, pattern).open_for(then)


def counted(found: Batch, say: Language) -> str:
    """Say how many certificates a run issues, and how many it writes again."""
    fresh, every = len(found.fresh), len(found.due)
    parts = [say("Nothing new is to be issued.")]
    if fresh:
        parts = [
            say.count("{n} certificate will be issued.", "{n} certificates will be issued.", fresh)
        ]
    if every > fresh:
        again = every - fresh
        parts.append(
            say.count(
                "{n} issued before is written again as it is.",
                "{n} issued before are written again as they are.",
                again,
            )
        )
    return " ".join(parts)


def _example(found: Batch) -> Mapping[str, str]:
    one = found.due[0]
    number = one.certificate.number if one.certificate else EXAMPLE_NUMBER
    return naming(one.facts, number, found.wish.language)
