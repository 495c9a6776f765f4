"""Issuing in tests: a run from its batch to its documents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.jobs import certificates
from planner.jobs.certificates import Batch, Issued, Refused, Wish

if TYPE_CHECKING:
    from datetime import date

    from planner.db.store import Store


@dataclass(frozen=True)
class Done:
    """What a run was to do, and what came of it."""

    batch: Batch
    documents: list[Issued]
    refused: list[Refused]


def issue_all(store: Store, *, today: date, proof=None, **wish) -> Done:
    """Issue everything that a wish asks for."""
    found = store.read(certificates.batch, Wish(**wish), today)
    came = list(certificates.issue(store, found, today=today, proof=proof))
    return Done(
        batch=found,
        documents=[one for one in came if isinstance(one, Issued)],
        refused=[one for one in came if isinstance(one, Refused)],
    )
