"""The command export: documents from the whole course, certificates, and the course as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from planner.cli import document, finding, issuing, marking_sheets
from planner.cli.opened import reading
from planner.db import plans
from planner.db.header import AlreadyThere, CannotOpen, NoSuchFile, NotACourse, schema_version
from planner.exchange.whole_file import check_writable, write_whole
from planner.jobs import documents
from planner.jobs.certificate_export import Target, target_of
from planner.wording.reasons import reason

if TYPE_CHECKING:
    from argparse import Namespace
    from pathlib import Path

    from planner.cli.shell import Shell
    from planner.db.store import Store


def run(shell: Shell, options: Namespace) -> int | None:
    """Write what was asked for; an old file is replaced only when the new one is whole."""
    of_certificates = options.kind == "certificates"
    if not of_certificates and (options.students or options.language or options.name_pattern):
        shell.note(
            shell.say("--students, --language and --name-pattern are for certificates alone.")
        )
        return 2
    if of_certificates:
        return _certificates(shell, options)
    of_sheet = options.kind == "sheet"
    if not marking_sheets.are_for_sheets(shell, options):
        return 2
    if options.session and options.kind != documents.Kind.ATTENDANCE_PDF:
        shell.note(shell.say("--session is for the attendance list alone."))
        return 2
    check_no_course(options.out)
    if of_sheet:
        marking_sheets.take_along(shell, options)
        return None
    with reading(options.file) as store:
        if options.kind == "json":
            whole = store.read(document.whole, shell)
            content = json.dumps(whole, ensure_ascii=False, indent=2).encode()
        else:
            order = documents.Order(
                say=shell.say,
                today=shell.today,
                reason=reason,
                session=_session(store, options),
            )
            content = store.read(documents.document, documents.Kind(options.kind), order)
    if shell.dry_run:
        check_writable(options.out)
    else:
        write_whole(options.out, content)
    shell.answer({"written": [options.out.name]}, [str(options.out)])
    return None


def _certificates(shell: Shell, options: Namespace) -> int | None:
    if target_of(options.out) is not Target.FOLDER:
        check_no_course(options.out)
    return issuing.run(shell, options)


def _session(store: Store, options: Namespace) -> str:
    """Return the id of the session an attendance list is asked for, or nothing."""
    if not options.session:
        return ""
    return finding.session_or_day(store.read(plans.plan_of), options.session).id


def check_no_course(path: Path) -> None:
    """Refuse to write a document over a course, this one or another: it would be lost.

    Raises AlreadyThere, and NewerCourse for one that this version does not know.
    """
    try:
        schema_version(path)
    except (NoSuchFile, NotACourse, CannotOpen):
        return
    raise AlreadyThere(path.name)
