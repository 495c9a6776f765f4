"""Issuing certificates into a folder, off the window's thread; and how the run is told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.db.journal import ChangeSet, RowChange, Title
from planner.exchange.whole_file import CannotWrite, write_whole
from planner.jobs import certificates
from planner.jobs.certificates import Stage
from planner.language import marked
from planner.ui.parts.outside import check_folder
from planner.wording import worded

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from planner.db.store import Store
    from planner.jobs.certificates import Run
    from planner.language import Language
    from planner.reports.certificate import CertificateLanguage
    from planner.ui.parts.errand import Cancelled, Progress


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a run did, how many files it wrote, and what kept it from writing the rest."""

    run: Run
    written: int
    failure: CannotWrite | None = None

    @property
    def fresh(self) -> int:
        """How many certificates were issued just now."""
        return sum(one.fresh for one in self.run.documents)


def issue_into(
    store: Store,
    folder: Path,
    language: CertificateLanguage,
    *,
    students: Sequence[str],
    today: date,
    progress: Progress,
    cancelled: Cancelled,
) -> Outcome:
    """Issue for these students, and write every certificate under its number.

    Raises CannotWrite before anything is issued, if the folder cannot be written to. What was
    issued before a later failure stays issued: the register has it.
    """
    check_folder(folder)

    def going_on(done: int, every: int) -> bool:
        progress(done, every)
        return not cancelled()

    run = certificates.issue(store, language, today=today, students=students, going_on=going_on)
    written = 0
    for one in run.documents:
        try:
            write_whole(folder / file_name(one.number), one.document)
        except CannotWrite as failure:
            return Outcome(run=run, written=written, failure=failure)
        written += 1
    return Outcome(run=run, written=written)


def file_name(number: str) -> str:
    """Name the file of a certificate by its number: no person in the name of a file."""
    return f"{number}.pdf"


def change_of(title: str, **facts: object) -> ChangeSet:
    """Return a change that tells the pages to look at the register and the history again."""
    row = RowChange("certificate", "", None, None)
    return ChangeSet(Title.of(title, **facts), (row,))


ISSUED = marked("Certificates issued")


def told(outcome: Outcome, folder: str, say: Language) -> tuple[str, bool]:
    """Say how a run ended, and whether all went as it was wished."""
    kept = len(outcome.run.documents) - outcome.fresh
    parts = [
        say.count(
            "{n} certificate written to {folder}",
            "{n} certificates written to {folder}",
            outcome.written,
            folder=folder,
        )
    ]
    if kept:
        parts[0] += " " + say.count("({n} issued before)", "({n} issued before)", kept)
    if outcome.run.stale:
        parts.append(say("{n} left out because they are stale", n=len(outcome.run.stale)))
    for candidate, refusal in outcome.run.refused:
        parts.append(f"{candidate.line.student.name}: {worded(refusal, say)}")
    if outcome.failure is not None:
        parts.append(worded(outcome.failure, say))
    if outcome.run.cancelled:
        parts.append(say("cancelled; what was issued stays issued"))
    well = not (
        outcome.run.stale or outcome.run.refused or outcome.failure or outcome.run.cancelled
    )
    return "; ".join(parts), well


def may_issue(stage: Stage) -> bool:
    """Tell whether a run would write this certificate."""
    return stage in {Stage.READY, Stage.ISSUED}
