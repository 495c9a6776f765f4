"""The command certificate: list what was issued, replace one, revoke one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planner.cli.opened import changing, reading
from planner.cli.proving import key_of
from planner.commands import decisions
from planner.db import register
from planner.db.journal import Title
from planner.jobs import certificates, course_document
from planner.jobs.certificate_candidates import PARTICIPATION
from planner.jobs.certificate_register import no_longer_true, read_register
from planner.jobs.certificates import Correction, language_of
from planner.jobs.proof import proof_for
from planner.wording import steps
from planner.wording.certificates import untrue_words

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable

    from planner.cli.shell import Shell
    from planner.db.store import Store
    from planner.exchange.signing_key import SigningKey
    from planner.jobs.certificate_register import Entry
    from planner.language import Language


def run(shell: Shell, options: Namespace) -> int:
    """List, replace or revoke."""
    every = options.verb == "replace" and options.all
    needs_number = options.verb != "list" and not every
    if needs_number != (options.number is not None) or options.all != every:
        shell.note(
            shell.say(
                "replace and revoke need a certificate's number, or --all to replace; list takes"
                " none."
            )
        )
        return 2
    if options.verb != "replace" and (options.sign or options.passphrase_file):
        shell.note(shell.say("--sign and --passphrase-file are for replace alone."))
        return 2
    key = key_of(shell, options)
    if options.verb == "list":
        with reading(options.file) as store:
            entries = store.read(read_register, shell.today)
        shell.answer(_as_json(entries, shell.say), [_line(one, shell.say) for one in entries])
        return 0
    with changing(shell, options.file) as store:
        if options.verb == "replace":
            touched = _replace(shell, store, options, key)
        else:
            touched = _revoke(shell, store, options)
        entries = store.read(read_register, shell.today)
    changed = [one for one in entries if one.row.number in touched]
    lines = [_line(one, shell.say) for one in changed]
    shell.answer(
        _as_json(changed, shell.say), lines or [shell.say("Every certificate in force is true.")]
    )
    return 0


def _replace(shell: Shell, store: Store, options: Namespace, key: SigningKey | None) -> set[str]:
    """Issue anew; export certificates then writes the new document's bytes."""
    numbers = [options.number]
    if options.all:
        untrue = store.read(no_longer_true, shell.today)
        numbers = [one.row.number for one in untrue if one.can_be_replaced]
    wish = Correction(reason=options.reason, language=options.language or "")
    language = {row.number: language_of(row) for row in store.read(register.certificates)}
    made = [
        certificates.replace_one(
            store,
            number,
            wish,
            today=shell.today,
            proof=store.read(proof_for, key, options.language or language.get(number, "both")),
        ).number
        for number in numbers
    ]
    return {*numbers, *made}


def _revoke(shell: Shell, store: Store, options: Namespace) -> set[str]:
    store.change(
        Title.of(steps.REVOKED, number=options.number),
        lambda tx: decisions.revoke(tx, options.number, on=shell.today, reason=options.reason),
    )
    return {options.number}


def _as_json(entries: Iterable[Entry], say: Language) -> dict[str, Any]:
    return {
        "certificates": [
            {
                **course_document.certificate(one.row),
                "true": one.is_true,
                "differs": list(one.differs),
                "replaced_by": one.replaced_by or None,
                "template": one.row.template,
                "changes": untrue_words(one, say) if one.is_in_force else [],
            }
            for one in entries
        ]
    }


def _line(one: Entry, say: Language) -> str:
    row = one.row
    parts = [say("{number} for {name}", number=row.number, name=row.name)]
    if row.kind == PARTICIPATION:
        parts.append(say("participation"))
    if row.credits is not None:
        parts.append(say("{credits} ECTS", credits=say.number(row.credits)))
    if row.grade is not None:
        parts.append(say.grade(row.grade))
    parts.append(say("issued {day}", day=say.day(row.issued_on)))
    if row.signed_by:
        parts.append(say("signed electronically by {name}", name=row.signed_by))
    if row.replaces:
        parts.append(say("replaces {number}", number=row.replaces))
    if one.replaced_by:
        parts.append(say("replaced by {number}", number=one.replaced_by))
    if row.revoked_on:
        parts.append(say("revoked {day}", day=say.day(row.revoked_on)))
    if one.is_in_force and not one.is_true:
        why = "; ".join(untrue_words(one, say))
        parts.append(say("no longer true: {fields}", fields=why))
    return ", ".join(parts)
