"""What the shell does beside writing, for statements and for lists to be posted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.cli import finding
from planner.commands import posting
from planner.db import work
from planner.db.journal import Title
from planner.exchange.many_files import check_folder, try_folder
from planner.jobs import documents, statement_files
from planner.jobs.documents import Kind
from planner.jobs.posting import CODES_GIVEN, SHOWN, lacking_codes
from planner.reports.refusals import CodesMissing

if TYPE_CHECKING:
    from argparse import Namespace

    from planner.cli.shell import Shell
    from planner.db.store import Store
    from planner.jobs.documents import Order
    from planner.language import Language

PDF = ".pdf"
FOR_STUDENTS = frozenset({"certificates", Kind.STATEMENTS, Kind.STUDENT_PDF, "student-bundle"})
ON_PAPER = frozenset({Kind.SCHEDULE_PDF, Kind.CALENDAR_PDF})


def objection(options: Namespace, say: Language) -> str:
    """Say what was said does not go with the document; "" if all of it does."""
    kind = options.kind
    if options.students and kind not in FOR_STUDENTS:
        return say("--students is for certificates, statements, a student's record or bundle.")
    if options.paper != "best" and kind not in ON_PAPER:
        return say("--paper is for schedule and calendar alone.")
    if options.show and kind != Kind.POSTED_PDF:
        return say("--show is for posted lists alone.")
    if options.hand_over and go_into_folder(options):
        return say("Statements are handed over as one PDF.")
    return ""


def go_into_folder(options: Namespace) -> bool:
    """Tell whether statements are asked for as one file a student: OUT does not end in .pdf."""
    return bool(options.kind == Kind.STATEMENTS and options.out.suffix.lower() != PDF)


def write_statements(shell: Shell, options: Namespace, store: Store, order: Order) -> None:
    """Write one file a student into a folder, which is made if it is missing."""
    make_ready = check_folder if shell.dry_run else try_folder
    make_ready(options.out)
    done = statement_files.write_statements(store, options.out, order, dry=shell.dry_run)
    lines = [str(options.out / name) for name in done.names]
    shell.answer({"written": list(done.names)}, lines)


def give_codes(shell: Shell, store: Store, order: Order) -> int:
    """Give codes to those who lack one, if the list can be made with them; return how many.

    Raises what speaks against the list otherwise: then nobody is given a code.
    """
    try:
        store.read(documents.document, Kind.POSTED_PDF, order)
    except CodesMissing:
        given = store.read(lacking_codes)
        store.change(Title.of(CODES_GIVEN), posting.give_codes)

        shell.note(
            shell.say.count(
                "{n} student was given a code", "{n} students were given a code", given
            )
        )
        return given
    return 0


def shown(store: Store, said: str | None) -> str:
    """Return what a posted list is to say: passed, grade, or the id of an item."""
    if not said:
        return next(iter(SHOWN))
    return said if said in SHOWN else finding.item(store.read(work.items), said).id
