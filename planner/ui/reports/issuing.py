"""How a run of certificates is told, and what tells the pages of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.db.journal import ChangeSet, RowChange, Title
from planner.jobs.certificate_candidates import STALE, Stage
from planner.language import marked
from planner.wording import worded

if TYPE_CHECKING:
    from planner.jobs.certificate_export import Run
    from planner.language import Language


def file_name(number: str) -> str:
    """Name the file of a certificate by its number: no person in the name of a file."""
    return f"{number}.pdf"


def change_of(title: str, **facts: object) -> ChangeSet:
    """Return a change that tells the pages to look at the register and the history again."""
    row = RowChange("certificate", "", None, None)
    return ChangeSet(Title.of(title, **facts), (row,))


ISSUED = marked("Certificates issued")


def told(run: Run, place: str, say: Language) -> tuple[str, bool]:
    """Say how a run ended, and whether all went as it was wished."""
    kept = sum(bool(one.file) and not one.fresh for one in run.made)
    parts = [
        say.count(
            "{n} certificate written to {folder}",
            "{n} certificates written to {folder}",
            run.written,
            folder=place,
        )
    ]
    if kept:
        parts[0] += " " + say.count("({n} issued before)", "({n} issued before)", kept)
    if run.batch.stale:
        parts.append(say("{n} left out because they are stale", n=len(run.batch.stale)))
    parts += [f"{one.candidate.line.student.name}: {worded(one.why, say)}" for one in run.refused]
    parts += [worded(failure, say) for failure in run.failures]
    if run.cancelled:
        parts.append(say("cancelled; what was issued stays issued"))
    well = not (run.batch.stale or run.refused or run.failures or run.cancelled)
    return "; ".join(parts), well


def may_issue(stage: Stage) -> bool:
    """Tell whether a run would write this certificate."""
    return stage not in STALE
