"""The command verify: what a certificate certifies, who signed it, and whether it still holds."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING, Any

from planner.cli.opened import reading
from planner.jobs.verifying import verify
from planner.wording.verifying import facts, statements, verdict

if TYPE_CHECKING:
    from argparse import Namespace

    from planner.cli.shell import Shell
    from planner.jobs.certificate_register import Entry
    from planner.jobs.verifying import Verified
    from planner.wording.verifying import Statement

SIGNS = {"good": "✓", "open": "○", "bad": "✗"}  # so that tones differ by more than words


def run(shell: Shell, options: Namespace) -> int:
    """Verify one file; 0 if it is proved by its signature or by the register of the course."""
    with reading(options.course) if options.course else nullcontext() as store:
        found = verify(options.file, store, shell.today)
    said = [verdict(found, shell.say), *statements(found, shell.say)]
    shell.answer(_as_json(found, said, shell), _lines(found, said, shell))
    if found.holds:
        return 0
    shell.note(next(one.text for one in said[1:] if one.tone == "bad" or one is said[-1]))
    return 1


def _lines(found: Verified, said: list[Statement], shell: Shell) -> list[str]:
    first, *others = said
    lines = [f"{SIGNS[first.tone]} {found.file}: {first.text}"]
    lines += [f"  {name}: {value}" for name, value in facts(found, shell.say)]
    lines += [f"{SIGNS[one.tone]} {one.text}" for one in others]
    return lines


def _as_json(found: Verified, said: list[Statement], shell: Shell) -> dict[str, Any]:
    first, *others = said
    return {
        "file": found.file,
        "proved": found.holds,
        "signed": found.is_signed,
        "trouble": found.found.trouble,
        "verdict": first.text,
        "facts": dict(facts(found, shell.say)),
        "signer": _signer(found),
        "register": _register(found),
        "statements": [{"tone": one.tone, "text": one.text} for one in others],
    }


def _signer(found: Verified) -> dict[str, Any] | None:
    holder, trust = found.found.holder, found.trust
    if holder is None or trust is None:
        return None
    moment = found.found.signed_at
    return {
        "name": holder.name,
        "issuer": holder.issuer,
        "valid_from": holder.first.isoformat(),
        "valid_to": holder.last.isoformat(),
        "signed_at": moment.isoformat() if moment else None,
        "chain": trust.chain,
        "root": trust.root or None,
    }


def _register(found: Verified) -> dict[str, Any] | None:
    if found.registered is None:
        return None
    entry = found.registered.entry
    return {
        "course": found.registered.course,
        "number": entry.row.number if entry else None,
        "in_force": entry.is_in_force if entry else None,
        "true": entry.is_true if entry else None,
        **(_ended(entry) if entry else {}),
    }


def _ended(entry: Entry) -> dict[str, Any]:
    row = entry.row
    return {
        "replaced_by": entry.replaced_by or None,
        "revoked": row.revoked_on.isoformat() if row.revoked_on else None,
        "reason": row.revoked_reason or None,
        "differs": list(entry.differs),
    }
