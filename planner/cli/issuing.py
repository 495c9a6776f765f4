"""The command export certificates: issue what is decided, write it, say who is left out."""

from __future__ import annotations

import signal
import threading
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from planner.cli import finding
from planner.cli.opened import changing
from planner.cli.proving import key_of
from planner.errors import PlannerError
from planner.jobs import certificates
from planner.jobs.certificate_candidates import PARTICIPATION
from planner.jobs.certificate_export import Target, export, target_of, tried
from planner.jobs.certificates import Wish
from planner.jobs.proof import proof_for
from planner.rules.file_names import BY_NUMBER
from planner.wording import worded
from planner.wording.certificates import stale_words

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Iterator

    from planner.cli.shell import Shell
    from planner.db.register import CertificateRow
    from planner.db.store import Store
    from planner.exchange.signing_key import SigningKey
    from planner.exchange.whole_file import CannotWrite
    from planner.jobs.certificate_candidates import Candidate
    from planner.jobs.certificate_export import Run
    from planner.language import Language

CANCELLED = 130  # as a shell says of a command that was interrupted


@dataclass(eq=False)
class IssuedUnwritten(PlannerError):
    """Certificates were issued and are kept in the course, and not all could be written out."""

    refusal: CannotWrite
    issued: int


def run(shell: Shell, options: Namespace) -> int | None:
    """Issue what is decided, and write it with the kept bytes of what was issued before.

    The place is tried first, since an issued certificate is not taken back. Ctrl+C stops after
    the certificate at hand: what is done is registered and written.
    """
    key = key_of(shell, options)
    with changing(shell, options.file) as store:
        done = _done(shell, options, store, key)
    if done.refused and not done.made:
        raise done.refused[0].why
    if done.failures:
        refusal = done.failures[0]
        raise IssuedUnwritten(refusal, done.fresh) if done.fresh else refusal from refusal
    shell.answer(_as_json(done, shell, options), _lines(done, shell))
    return CANCELLED if done.cancelled else None


def _done(shell: Shell, options: Namespace, store: Store, key: SigningKey | None) -> Run:
    students = None
    if options.students:
        students = tuple(store.read(finding.student, one).id for one in options.students)
    wish = Wish(
        language=options.language or "both",
        kind=options.certificate,
        students=students,
        template=options.template,
    )
    found = store.read(certificates.batch, wish, shell.today)
    pattern, today = options.name_pattern or BY_NUMBER, shell.today
    if shell.dry_run:
        return tried(store, found, options.out, today=today, pattern=pattern)
    with _interruptible() as called_off:
        return export(
            store,
            found,
            options.out,
            today=today,
            pattern=pattern,
            proof=store.read(proof_for, key, found.wish.language),
            going_on=lambda *_: not called_off(),
        )


@contextmanager
def _interruptible() -> Iterator[Callable[[], bool]]:
    """Let Ctrl+C be asked after instead of breaking in; a second one breaks in after all."""
    asked = threading.Event()
    if threading.current_thread() is not threading.main_thread():
        yield asked.is_set  # only the main thread may listen for it
        return

    def note(*_: object) -> None:
        asked.set()
        signal.signal(signal.SIGINT, before)

    before = signal.signal(signal.SIGINT, note)
    try:
        yield asked.is_set
    finally:
        signal.signal(signal.SIGINT, before)


def _as_json(done: Run, shell: Shell, options: Namespace) -> dict[str, Any]:
    files = [one.file for one in done.made if one.file]
    one_file = files and target_of(options.out) is not Target.FOLDER
    return {
        "issued": [one.number for one in done.made if one.fresh],
        "kept": [one.number for one in done.made if not one.fresh],
        "written": [options.out.name] if one_file else files,
        "stale": [_left(one, stale_words(one, shell.say)) for one in done.batch.stale]
        + [_unfounded(row, shell) for row in done.batch.unfounded],
        "refused": [_left(one.candidate, worded(one.why, shell.say)) for one in done.refused],
        "left_out": [shell.say(name) for name in done.unsaid],
        "cancelled": done.cancelled,
    }


def _left(one: Candidate, why: str) -> dict[str, Any]:
    return {"student": one.line.student.id, "name": one.line.student.name, "why": why}


def _unfounded(row: CertificateRow, shell: Shell) -> dict[str, Any]:
    why = shell.say(
        "certificate {number} no longer says what is true; decide again, or revoke it",
        number=row.number,
    )
    return {"student": row.student, "name": row.name, "why": why}


def _lines(done: Run, shell: Shell) -> list[str]:
    say = shell.say
    lines = [
        say("{number} issued to {name}", number=one.number, name=one.name)
        if one.fresh
        else say("{number} for {name}, as issued before", number=one.number, name=one.name)
        for one in done.made
    ]
    lines += [f"{one.line.student.name}: {stale_words(one, say)}" for one in done.batch.stale]
    lines += ["{name}: {why}".format(**_unfounded(row, shell)) for row in done.batch.unfounded]
    lines += [f"{one.candidate.line.student.name}: {worded(one.why, say)}" for one in done.refused]
    if done.unsaid:
        fields = ", ".join(say(name) for name in done.unsaid)
        lines.append(say("Left out, because empty: {fields}", fields=fields))
    if done.cancelled:
        lines.append(say("Cancelled; what was issued stays issued."))
    if done.batch.wish.kind == PARTICIPATION:
        return lines or [
            say("Nobody is known to have taken part. Name students for certificates.")
        ]
    return lines or [say("Nobody has passed yet, so there is no certificate.")]


@worded.register(IssuedUnwritten)
def _(fact: IssuedUnwritten, say: Language) -> str:
    kept = say.count(
        "{n} certificate was issued and is kept in the course; export again to write it.",
        "{n} certificates were issued and are kept in the course; export again to write them.",
        fact.issued,
    )
    return f"{worded(fact.refusal, say)} {kept}"
