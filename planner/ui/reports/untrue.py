"""Certificates that no longer match: a notice, and replacing or revoking them together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, override

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from planner.db import register
from planner.db.journal import Title
from planner.jobs import certificates
from planner.jobs.certificate_register import Entry, no_longer_true
from planner.jobs.certificates import Correction
from planner.language import marked
from planner.ui.parts.buttons import link
from planner.ui.parts.dialog import Dialog
from planner.ui.parts.labels import Line
from planner.ui.parts.rows import Column
from planner.ui.parts.ticked_rows import TickedTable
from planner.ui.reports.issuing import change_of
from planner.ui.reports.preview import Preview
from planner.wording import worded
from planner.wording.certificates import untrue_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from planner.jobs.certificates import Issued, Refused
    from planner.ui.parts.errand import Cancelled, Progress
    from planner.ui.reports.around import Around

REPLACED = marked("{n} certificates replaced")
REVOKED = marked("{n} certificates revoked")


@dataclass(frozen=True, slots=True)
class Chosen:
    """The numbers of the certificates that were ticked, and why."""

    numbers: tuple[str, ...]
    reason: str


class UntrueDialog(Dialog[Chosen]):
    """Lists certificates with what has changed, and shows the page of the one with the cursor.

    To be replaced: the page that would be issued. To be revoked: the one that was.
    """

    def __init__(
        self, parent: QWidget, around: Around, entries: Sequence[Entry], *, replaces: bool
    ) -> None:
        say = around.say
        title = say("Replace certificates") if replaces else say("Revoke certificates")
        accept = say("Replace") if replaces else say("Revoke")
        super().__init__(parent, say, title, accept=accept)
        self._around, self._replaces = around, replaces
        words = (
            say(
                "A new certificate is issued for each that is ticked and says which one it"
                " replaces; the old one is revoked. This cannot be undone."
            )
            if replaces
            else say("The decisions they rest on are gone. This cannot be undone.")
        )
        self.body.insertWidget(0, Line(words, tone="muted", wraps=True))
        self.table = self._table(title)
        self.preview = Preview(say, around.theme, say("Choose a certificate to see it."))
        self.preview.setMinimumWidth(300)
        both = QHBoxLayout()
        both.setSpacing(12)
        both.addWidget(self.table, 3)
        both.addWidget(self.preview, 2)
        self.body.insertLayout(1, both, 1)
        self.changed = Line(wraps=True)
        self.body.insertWidget(2, self.changed)
        self.reason = QLineEdit()
        self.field(say("Reason"), self.reason)
        self.table.chosen.connect(self._show)
        self.table.show_rows(entries)

    def _table(self, title: str) -> TickedTable[Entry]:
        say = self.say
        columns = (
            Column[Entry](heading=say("No."), text=lambda one: one.row.number, width=120),
            Column[Entry](heading=say("Name"), text=lambda one: one.row.name, width=150),
            Column[Entry](
                heading=say("What has changed"),
                text=self._changed,
                tip=self._changed,
                width=0,
            ),
        )
        table = TickedTable[Entry](
            title, columns, self._around.theme, identity=lambda one: one.row.number
        )
        table.setMinimumSize(470, 300)
        return table

    def _changed(self, one: Entry) -> str:
        return "; ".join(untrue_words(one, self.say))

    def _show(self, one: Entry | None) -> None:
        if one is None:
            return
        self.changed.setText(self._changed(one))
        store, today, number = self._around.desk.store, self._around.today, one.row.number

        def work() -> bytes:
            if not self._replaces:
                return store.read(register.document, number)
            wish = Correction(reason="")
            return store.read(certificates.correction_preview, number, wish, today)

        self.preview.make(work, ".pdf")

    @override
    def objection(self) -> str:
        if not self.table.ticks.ticked():
            return self.say("Tick at least one.")
        if self.reason.text().strip():
            return ""
        if self._replaces:
            return self.say("Say why it is replaced.")
        return self.say("Say why it is revoked.")

    @override
    def answer(self) -> Chosen:
        numbers = tuple(one.row.number for one in self.table.ticks.ticked())
        return Chosen(numbers, self.reason.text().strip())

    @classmethod
    def ask(
        cls,
        parent: QWidget,
        around: Around,
        entries: Sequence[Entry],
        *,
        replaces: bool,
        then: Callable[[Chosen], object],
    ) -> UntrueDialog:
        """Ask which, and why."""
        return cls(parent, around, entries, replaces=replaces).open_for(then)


class UntrueNotice(QWidget):
    """Says how many certificates no longer match, with the ways to set that right."""

    def __init__(self, around: Around) -> None:
        super().__init__()
        self._around = around
        self.entries: tuple[Entry, ...] = ()
        say = around.say
        self.words = Line(tone="out", bold=True, wraps=True)
        self.replace_all = link(say("Replace all…"), self._ask_to_replace)
        self.revoke_all = link(say("Revoke…"), self._ask_to_revoke)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 6)
        row.setSpacing(12)
        row.addWidget(self.words, 1)
        row.addWidget(self.replace_all)
        row.addWidget(self.revoke_all)
        self.hide()

    def look(self) -> None:
        """Find out which certificates no longer match."""
        around = self._around
        self.entries = around.desk.read(no_longer_true, around.today)
        stale = sum(one.undecided and not one.gone for one in self.entries)
        said = [
            around.say.count(
                "{n} issued certificate no longer matches.",
                "{n} issued certificates no longer match.",
                len(self.entries),
            )
        ]
        if stale:
            said.append(around.say("{n} of them must be decided again first.", n=stale))
        self.words.setText(" ".join(said))
        self.replace_all.setVisible(bool(self._replaceable()))
        self.revoke_all.setVisible(bool(self._gone()))
        self.setVisible(bool(self.entries))

    def _replaceable(self) -> list[Entry]:
        return [one for one in self.entries if one.can_be_replaced]

    def _gone(self) -> list[Entry]:
        return [one for one in self.entries if one.gone]

    def _ask_to_replace(self) -> None:
        UntrueDialog.ask(self, self._around, self._replaceable(), replaces=True, then=self.replace)

    def _ask_to_revoke(self) -> None:
        UntrueDialog.ask(self, self._around, self._gone(), replaces=False, then=self.revoke)

    def replace(self, chosen: Chosen) -> None:
        """Replace certificates off this thread, and say how many were."""
        around, say = self._around, self._around.say
        store, today = around.desk.store, around.today

        def work(progress: Progress, cancelled: Cancelled) -> list[Issued | Refused]:
            wish, made = Correction(reason=chosen.reason), []
            coming = certificates.replace_many(store, chosen.numbers, wish, today=today)
            for done in range(len(chosen.numbers)):
                progress(done, len(chosen.numbers))
                if cancelled():
                    break
                made.append(next(coming))
            return made

        def done(made: list[Issued | Refused]) -> None:
            refused = [one for one in made if isinstance(one, certificates.Refused)]
            n = len(made) - len(refused)
            around.desk.tell(change_of(REPLACED, n=n))
            said = [
                say.count(
                    "{n} certificate replaced; write it with Issue…",
                    "{n} certificates replaced; write them with Issue…",
                    n,
                ),
                *(f"{one.candidate.facts.name}: {worded(one.why, say)}" for one in refused),
            ]
            around.exporting.tell("; ".join(said), None, "waiting" if refused else "met")

        around.exporting.run(say("Replacing certificates"), work, done)

    def revoke(self, chosen: Chosen) -> None:
        """Revoke certificates, as one fact in the history."""
        around = self._around
        around.desk.do(
            Title.of(REVOKED, n=len(chosen.numbers)),
            certificates.revoke_many,
            chosen.numbers,
            on=around.today,
            reason=chosen.reason,
        )
