"""Whose keys stand in the page that checks codes: those of all who signed what was issued."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.db import register
from planner.errors import PlannerError
from planner.exchange.signed_pdf import examine

if TYPE_CHECKING:
    from planner.db.store import Store
    from planner.exchange.signing_key import Holder, SigningKey


@dataclass(eq=False)
class NobodySigned(PlannerError):
    """No signer is known whose codes a page could check."""


def signers(store: Store, key: SigningKey | None = None) -> tuple[Holder, ...]:
    """Return everybody whose signature a certificate of the course bears, and the given key's.

    Each key counts once, the newest first. Raises NobodySigned if there is none.
    """
    found = {key.holder.key_id: key.holder} if key else {}
    for row in reversed(store.read(register.certificates)):
        if row.signed_by:
            holder = examine(store.read(register.document, row.number)).holder
            if holder:
                found.setdefault(holder.key_id, holder)
    if not found:
        raise NobodySigned
    return tuple(found.values())
