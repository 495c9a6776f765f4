"""The command certificate: list what was issued, replace one, revoke one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planner.cli import document
from planner.cli.opened import changing, reading
from planner.commands import decisions
from planner.db import register
from planner.db.journal import Title
from planner.jobs import certificates
from planner.jobs.handed_out import read_register
from planner.wording import steps
from planner.wording.certificates import field_words

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable

    from planner.cli.shell import Shell
    from planner.db.store import Store
    from planner.jobs.handed_out import Entry
    from planner.language import Language


def run(shell: Shell, options: Namespace) -> int:
    """List, replace or revoke."""
    if (options.verb == "list") != (options.number is None):
        shell.note(shell.say("replace and revoke need a certificate's number; list takes none."))
        return 2
    if options.verb == "list":
        with reading(options.file) as store:
            entries = store.read(read_register, shell.today)
        shell.answer(_as_json(entries), [_line(one, shell.say) for one in entries])
        return 0
    with changing(shell, options.file) as store:
        number = options.number
        if options.verb == "replace":
            number = _replace(shell, store, options)
        else:
            _revoke(shell, store, options)
        entries = store.read(read_register, shell.today)
    changed = [one for one in entries if one.row.number in {number, options.number}]
    shell.answer(_as_json(changed), [_line(one, shell.say) for one in changed])
    return 0


def _replace(shell: Shell, store: Store, options: Namespace) -> str:
    """Issue anew; export certificates then writes the new document's bytes."""
    number = options.number
    old = next((row for row in store.read(register.certificates) if row.number == number), None)
    language: Any = options.language or (old.language if old else "both")
    fresh = certificates.replace_one(
        store, number, language, today=shell.today, reason=options.reason
    )
    return fresh.number


def _revoke(shell: Shell, store: Store, options: Namespace) -> None:
    store.change(
        Title.of(steps.REVOKED, number=options.number),
        lambda tx: decisions.revoke(tx, options.number, on=shell.today, reason=options.reason),
    )


def _as_json(entries: Iterable[Entry]) -> dict[str, Any]:
    return {
        "certificates": [
            {
                **document.certificate(one.row),
                "true": one.is_true,
                "differs": list(one.differs),
                "replaced_by": one.replaced_by or None,
            }
            for one in entries
        ]
    }


def _line(one: Entry, say: Language) -> str:
    row = one.row
    parts = [say("{number} for {name}", number=row.number, name=row.name)]
    if row.credits is not None:
        parts.append(say("{credits} ECTS", credits=say.number(row.credits)))
    if row.grade is not None:
        parts.append(say.grade(row.grade))
    parts.append(say("issued {day}", day=say.day(row.issued_on)))
    if row.replaces:
        parts.append(say("replaces {number}", number=row.replaces))
    if one.replaced_by:
        parts.append(say("replaced by {number}", number=one.replaced_by))
    if row.revoked_on:
        parts.append(say("revoked {day}", day=say.day(row.revoked_on)))
    if one.is_in_force and not one.is_true:
        parts.append(_untrue(one, say))
    return ", ".join(parts)


def _untrue(one: Entry, say: Language) -> str:
    """Say why a certificate in force does not hold: its decision, or what has become otherwise."""
    if one.undecided:
        return say("no longer true: the decision it was issued under does not hold any more")
    return say("no longer true: {fields}", fields=field_words(one.differs, say))
