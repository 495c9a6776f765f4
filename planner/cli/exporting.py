"""The command export: documents from the whole course, certificates, and the course as JSON."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from planner.cli import (
    course_page,
    finding,
    issuing,
    marking_sheets,
    moodle_out,
    office_lists,
    proving,
    sheets,
    student_bundles,
)
from planner.cli.opened import changing, reading
from planner.db import plans
from planner.db.header import AlreadyThere, CannotOpen, NoSuchFile, NotACourse, schema_version
from planner.exchange.whole_file import check_writable, write_whole
from planner.jobs import documents, handing_over
from planner.jobs.certificate_export import Target, target_of
from planner.wording.reasons import reason
from planner.wording.ways import way

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from planner.cli.shell import Shell
    from planner.db.store import Store


OTHERS: Mapping[str, Callable[[Shell, Namespace], None]] = {  # what has a module of its own
    "sheet": marking_sheets.take_along,
    "exam-list": office_lists.fill,
    moodle_out.CSV: moodle_out.write_import,
    moodle_out.WORKSHEET: moodle_out.write_worksheet,
    student_bundles.KIND: student_bundles.write,
    "elmo": proving.write_elmo,
    "verify-page": proving.write_page,
}


def run(shell: Shell, options: Namespace) -> int | None:
    """Write what was asked for; an old file is replaced only when the new one is whole."""
    if not _is_well_asked(shell, options):
        return 2
    if options.kind == "certificates":
        return _certificates(shell, options)
    check_no_course(options.out)
    if options.update:
        course_page.update(shell, options)
        return None
    if options.kind in OTHERS:
        OTHERS[options.kind](shell, options)
        return None
    if sheets.go_into_folder(options):
        with reading(options.file) as store:
            sheets.write_statements(shell, options, store, _order(shell, options, store))
        return None
    of_posted = options.kind == documents.Kind.POSTED_PDF
    changes = options.hand_over or of_posted
    with changing(shell, options.file) if changes else reading(options.file) as store:
        given = sheets.give_codes(shell, store, _order(shell, options, store)) if of_posted else 0
        _write(shell, options, store)
    codes = {"codes": given} if of_posted else {}
    shell.answer({"written": [options.out.name]} | codes, [str(options.out)])
    return None


def _write(shell: Shell, options: Namespace, store: Store) -> None:
    if options.hand_over:
        _hand_over(shell, options, store)
        return
    content = _made(shell, options, store)
    if shell.dry_run:
        check_writable(options.out)
    else:
        write_whole(options.out, content)


def _certificates(shell: Shell, options: Namespace) -> int | None:
    if target_of(options.out) is not Target.FOLDER:
        check_no_course(options.out)
    return issuing.run(shell, options)


def _made(shell: Shell, options: Namespace, store: Store) -> bytes:
    order = _order(shell, options, store)
    return store.read(documents.document, documents.Kind(options.kind), order)


def _order(shell: Shell, options: Namespace, store: Store) -> documents.Order:
    of_page = options.kind == documents.Kind.PAGE
    return documents.Order(
        say=course_page.language(options, store) if of_page else shell.say,
        today=shell.today,
        reason=reason,
        way=way,
        session=_session(store, options),
        exam=options.exam,
        students=_students(store, options),
        paper=options.paper,
        shown=sheets.shown(store, options.show),
        as_of=options.as_of,
        internal=options.internal_notes,
        page_style=options.style,
    )


def _students(store: Store, options: Namespace) -> tuple[str, ...] | None:
    if not options.students:
        return None
    return tuple(store.read(finding.student, one).id for one in options.students)


def _hand_over(shell: Shell, options: Namespace, store: Store) -> None:
    """Write the document, and keep it in the register: both or neither."""
    content, order = _made(shell, options, store), _order(shell, options, store)
    kind, out = documents.Kind(options.kind), options.out
    given = store.read(handing_over.of_document, kind, order, out.name, content)
    given = replace(given, recipient=options.to, how=options.how or "file", note=options.note)
    if shell.dry_run:
        check_writable(out)
    else:
        handing_over.written(store, out.parent, [given], at=handing_over.moment_of(shell.today))


def _is_well_asked(shell: Shell, options: Namespace) -> bool:
    """Tell whether what was said goes with the document, and say what does not."""
    kind, say = options.kind, shell.say
    handed = options.to or options.note or options.how
    if objection := (
        sheets.objection(options, say)
        or course_page.objection(options, say)
        or moodle_out.objection(options, say)
        or student_bundles.objection(options, say)
    ):
        pass
    elif kind != "certificates" and (options.name_pattern or options.template):
        objection = say("--template and --name-pattern are for certificates alone.")
    elif kind == documents.Kind.STUDENT_PDF and len(options.students or ()) != 1:
        objection = say("A record is of one student: name one with --students.")
    elif kind != documents.Kind.STUDENT_PDF and (options.as_of or options.internal_notes):
        objection = say("--as-of and --internal-notes are for a student's record.")
    elif kind != documents.Kind.ATTENDANCE_PDF and options.session:
        objection = say("--session is for the attendance list alone.")
    elif kind not in {documents.Kind.EXAM_PDF, documents.Kind.EXAM_XLSX} and options.exam:
        objection = say("--exam is for the examination lists alone.")
    elif kind not in {*documents.Kind, office_lists.KIND} and options.hand_over:
        objection = say("--hand-over is for documents made from the whole course.")
    elif handed and not options.hand_over:
        objection = say("--to, --how and --note go with --hand-over.")
    elif objection := proving.against_key(options, say) or office_lists.objection(options, say):
        pass
    else:
        return kind == "certificates" or marking_sheets.are_for_sheets(shell, options)
    shell.note(objection)
    return False


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
