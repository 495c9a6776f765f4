"""From the wish to issue certificates to the files: asked first, done aside, then told."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from planner.jobs import certificate_export, certificates
from planner.jobs.certificate_export import Target
from planner.jobs.proof import proof_for
from planner.rules.file_names import BY_NUMBER
from planner.ui.parts.files import ask_folder, ask_save
from planner.ui.parts.outside import with_ending
from planner.ui.reports.issue_dialog import IssueDialog
from planner.ui.reports.issuing import ISSUED, change_of, told
from planner.wording.certificates import warnings_of
from planner.wording.signing import expiring

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from planner.exchange.signing_key import SigningKey
    from planner.jobs.certificate_export import Run
    from planner.jobs.certificates import Wish
    from planner.ui.parts.errand import Cancelled, Progress
    from planner.ui.reports.around import Around
    from planner.ui.reports.issue_dialog import IssueOrder


class IssueRun:
    """Asks and issues for one page; the pattern of the names is kept while the course is open."""

    def __init__(self, around: Around, owner: QWidget) -> None:
        self._around, self._owner = around, owner
        self.pattern = BY_NUMBER

    def ask(self, wish: Wish) -> None:
        """Say what would come of a wish, and ask where it goes."""
        around, say = self._around, self._around.say
        found = around.desk.read(certificates.batch, wish, around.today)
        designs = {one.facts.design for one in found.fresh}
        if found.due:
            IssueDialog.ask(
                self._owner,
                say,
                found,
                warnings=warnings_of(found, say),
                pattern=self.pattern,
                then=partial(self._ask_key, wish, any(design.sign for design in designs)),
            )

    def _ask_key(self, wish: Wish, signed: bool, order: IssueOrder) -> None:  # noqa: FBT001 - bound above, beside the wish
        self._around.keys.with_key(signed, partial(self._ask_where, wish, order))

    def _ask_where(self, wish: Wish, order: IssueOrder, key: SigningKey | None) -> None:
        say, outside = self._around.say, self._around.outside
        if order.target is not Target.PDF:
            self.pattern = order.pattern
        if order.target is Target.FOLDER:
            title = say("Choose a folder for the certificates")
            ask_folder(
                self._owner,
                title,
                str(outside.folder),
                lambda path: self.issue(wish, order, path, key),
            )
            return
        suffix = f".{order.target.value}"
        kinds = say("ZIP files") if order.target is Target.ZIP else say("PDF files")
        ask_save(
            self._owner,
            say("Save as"),
            outside.suggested(f"{say('Certificates')}{suffix}"),
            f"{kinds} (*{suffix})",
            lambda path: self.issue(wish, order, with_ending(path, suffix), key),
        )

    def issue(
        self, wish: Wish, order: IssueOrder, path: Path, key: SigningKey | None = None
    ) -> None:
        """Issue, and say how it went."""
        around, say = self._around, self._around.say
        store, today = around.desk.store, around.today
        folder = path if order.target is Target.FOLDER else path.parent
        around.outside.folder = folder

        def work(progress: Progress, cancelled: Cancelled) -> Run:
            def going_on(done: int, every: int) -> bool:
                progress(done, every)
                return not cancelled()

            found = store.read(certificates.batch, wish, today)
            return certificate_export.export(
                store,
                found,
                path,
                today=today,
                pattern=order.pattern,
                proof=store.read(proof_for, key, wish.language),
                going_on=going_on,
            )

        def done(run: Run) -> None:
            if run.fresh:
                around.desk.tell(change_of(ISSUED))
            sentence, well = told(run, path.name, say)
            if key and (warning := expiring(key, say)):
                sentence, well = f"{sentence}; {warning}", False
            tone = "met" if well else "waiting"
            around.exporting.tell(sentence, folder if run.written else None, tone)

        around.exporting.run(say("Issuing certificates"), work, done)
