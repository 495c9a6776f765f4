"""The command export: documents from the whole course, certificates, and the course as JSON."""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from planner.cli import document, finding, marking_sheets
from planner.cli.opened import changing, reading
from planner.db import plans
from planner.db.header import AlreadyThere, CannotOpen, NoSuchFile, NotACourse, schema_version
from planner.errors import PlannerError
from planner.exchange.whole_file import CannotWrite, WhyNot, check_writable, write_whole
from planner.jobs import certificates, documents
from planner.wording import worded
from planner.wording.reasons import reason

if TYPE_CHECKING:
    from argparse import Namespace
    from pathlib import Path

    from planner.cli.shell import Shell
    from planner.db.register import CertificateRow
    from planner.db.store import Store
    from planner.jobs.certificates import Candidate, Run
    from planner.language import Language
    from planner.reports.certificate import CertificateLanguage


@dataclass(eq=False)
class NotAFolder(PlannerError):
    """The files go into a folder, and this is something else."""

    name: str


@dataclass(eq=False)
class IssuedUnwritten(PlannerError):
    """Certificates were issued and are kept in the course, and not all could be written out."""

    refusal: CannotWrite
    issued: int


def run(shell: Shell, options: Namespace) -> int | None:
    """Write what was asked for; an old file is replaced only when the new one is whole."""
    of_certificates = options.kind == "certificates"
    if not of_certificates and (options.students or options.language):
        shell.note(shell.say("--students and --language are for certificates alone."))
        return 2
    if of_certificates:
        _certificates(shell, options)
        return None
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


def _session(store: Store, options: Namespace) -> str:
    """Return the id of the session an attendance list is asked for, or nothing."""
    if not options.session:
        return ""
    return finding.session_or_day(store.read(plans.plan_of), options.session).id


def _certificates(shell: Shell, options: Namespace) -> None:
    """Issue what is decided, and write it with the kept bytes of what was issued before.

    The folder is tried first, since an issued certificate is not taken back.
    """
    with changing(shell, options.file) as store:
        students = None
        if options.students:
            students = [store.read(finding.student, one).id for one in options.students]
        if shell.dry_run:
            check_folder(options.out)
        else:
            try_folder(options.out)
        language: CertificateLanguage = options.language or "both"
        done = certificates.issue(store, language, today=shell.today, students=students)
    if done.refused and not done.documents:
        raise done.refused[0][1]
    if not shell.dry_run:
        _write(done, options.out)
    shell.answer(_as_json(done, shell), _lines(done, shell))


def _write(done: Run, folder: Path) -> None:
    for one in done.documents:
        try:
            write_whole(folder / file_name(one.number), one.document)
        except CannotWrite as refusal:
            fresh = sum(one.fresh for one in done.documents)
            raise IssuedUnwritten(refusal, fresh) if fresh else refusal from refusal


def file_name(number: str) -> str:
    """Name a certificate's file after its number; names of people stay out of file names."""
    return f"{number}.pdf"


def check_no_course(path: Path) -> None:
    """Refuse to write a document over a course, this one or another: it would be lost.

    Raises AlreadyThere, and NewerCourse for one that this version does not know.
    """
    try:
        schema_version(path)
    except (NoSuchFile, NotACourse, CannotOpen):
        return
    raise AlreadyThere(path.name)


def check_folder(folder: Path) -> None:
    """Refuse a folder that surely takes no files, without making it.

    Raises NotAFolder or CannotWrite, which names the folder.
    """
    if folder.exists() and not folder.is_dir():
        raise NotAFolder(folder.name)
    try:
        check_writable(_trial(folder) if folder.is_dir() else folder)
    except CannotWrite as refusal:
        raise CannotWrite(folder.name, refusal.why, str(folder.parent)) from refusal


def try_folder(folder: Path) -> None:
    """Make sure that files can be written in a folder, which is made if it is missing.

    Raises NotAFolder or CannotWrite, which names the folder.
    """
    if folder.exists() and not folder.is_dir():
        raise NotAFolder(folder.name)
    trial = _trial(folder)
    try:
        if folder.parent.is_dir():
            folder.mkdir(exist_ok=True)
        write_whole(trial, b"")
        trial.unlink()
    except CannotWrite as refusal:
        raise CannotWrite(folder.name, refusal.why, str(folder.parent)) from refusal
    except OSError as why:
        raise CannotWrite(folder.name, WhyNot.NOT_PERMITTED, str(folder.parent)) from why


def _trial(folder: Path) -> Path:
    return folder / f".{secrets.token_hex(4)}.part"


def _as_json(done: Run, shell: Shell) -> dict[str, Any]:
    return {
        "issued": [one.number for one in done.documents if one.fresh],
        "kept": [one.number for one in done.documents if not one.fresh],
        "written": [file_name(one.number) for one in done.documents],
        "stale": [_left(one, stale(one, shell)) for one in done.stale]
        + [_unfounded(row, shell) for row in done.unfounded],
        "refused": [_left(one, worded(why, shell.say)) for one, why in done.refused],
        "left_out": [shell.say(name) for name in done.unsaid],
    }


def _left(one: Candidate, why: str) -> dict[str, Any]:
    return {"student": one.line.student.id, "name": one.line.student.name, "why": why}


def _unfounded(row: CertificateRow, shell: Shell) -> dict[str, Any]:
    why = shell.say(
        "certificate {number} no longer says what is true; decide again, or revoke it",
        number=row.number,
    )
    return {"student": row.student, "name": row.name, "why": why}


def stale(one: Candidate, shell: Shell) -> str:
    """Say why no certificate is written for a student whose decision or certificate is stale."""
    say = shell.say
    if one.stage is certificates.Stage.STALE_DECISION:
        return say("results or rules have changed since the decision; decide again")
    number = one.certificate.number if one.certificate else ""
    return say("certificate {number} no longer says what is true; replace it", number=number)


def _lines(done: Run, shell: Shell) -> list[str]:
    say = shell.say
    lines = [
        say("{number} issued to {name}", number=one.number, name=one.name)
        if one.fresh
        else say("{number} for {name}, as issued before", number=one.number, name=one.name)
        for one in done.documents
    ]
    lines += [f"{one.line.student.name}: {stale(one, shell)}" for one in done.stale]
    lines += ["{name}: {why}".format(**_unfounded(row, shell)) for row in done.unfounded]
    lines += [f"{one.line.student.name}: {worded(why, say)}" for one, why in done.refused]
    if done.unsaid:
        fields = ", ".join(say(name) for name in done.unsaid)
        lines.append(say("Left out, because empty: {fields}", fields=fields))
    return lines or [say("Nobody has passed yet, so there is no certificate.")]


@worded.register(IssuedUnwritten)
def _(fact: IssuedUnwritten, say: Language) -> str:
    kept = say.count(
        "{n} certificate was issued and is kept in the course; export again to write it.",
        "{n} certificates were issued and are kept in the course; export again to write them.",
        fact.issued,
    )
    return f"{worded(fact.refusal, say)} {kept}"


@worded.register(NotAFolder)
def _(fact: NotAFolder, say: Language) -> str:
    return say("“{name}” is a file. Name a folder to write into.", name=fact.name)
