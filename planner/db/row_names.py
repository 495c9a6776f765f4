"""What rows are called, also those that are gone, so that the history can be read by people."""

from __future__ import annotations

from collections import defaultdict
from itertools import batched
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from planner.db.history_tables import StepImage
from planner.db.result_tables import (
    CertificateTemplate,
    CreditTier,
    Student,
    TierRequirement,
    WorkItem,
)
from planner.db.tables import ClassSession, Person
from planner.db.work_tables import SavedView, WorkGroup

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy.orm import Session

Key = tuple[str, str]  # table, row id
AT_ONCE = 500  # rows per statement; SQLite takes 32,766 parameters
_NAMED_BY: Mapping[str, tuple[Any, tuple[str, ...]]] = {
    "student": (Student, ("family", "given")),
    "item": (WorkItem, ("title",)),
    "tier": (CreditTier, ("name",)),
    "session": (ClassSession, ("topic",)),
    "requirement": (TierRequirement, ("text",)),
    "person": (Person, ("name",)),
    "work_group": (WorkGroup, ("name",)),
    "saved_view": (SavedView, ("name",)),
    "certificate_template": (CertificateTemplate, ("name",)),
}


def name_of(table: str, image: Mapping[str, Any]) -> str:
    """Name a row by its image: a student "Family, Given", the others by their title.

    An empty answer is a row that has no name of its own.
    """
    _, columns = _NAMED_BY.get(table, (None, ()))
    return ", ".join(str(image[name]) for name in columns if image.get(name))


def row_names(tx: Session, wanted: Iterable[Key]) -> dict[Key, str]:
    """Name rows as they are called now, or as they were called last."""
    by_table: dict[str, set[str]] = defaultdict(set)
    for table, row_id in wanted:
        if table in _NAMED_BY:
            by_table[table].add(row_id)
    found: dict[Key, str] = {}
    for table, ids in by_table.items():
        kind, columns = _NAMED_BY[table]
        for some in batched(sorted(ids), AT_ONCE):
            listed = select(kind.id, *(getattr(kind, name) for name in columns))
            for row_id, *parts in tx.execute(listed.where(kind.id.in_(some))):
                image = dict(zip(columns, parts, strict=True))
                found[table, row_id] = name_of(table, image)
        found |= {(table, one): _last_name(tx, table, one) for one in ids - _ids(found, table)}
    return found


def _ids(found: Iterable[Key], table: str) -> set[str]:
    return {row_id for name, row_id in found if name == table}


def _last_name(tx: Session, table: str, row_id: str) -> str:
    """Name a row that is gone by the last picture of it in the history."""
    wanted = (
        select(StepImage.before, StepImage.after)
        .where(StepImage.row_id == row_id, StepImage.table_name == table)
        .order_by(StepImage.id.desc())
        .limit(1)
    )
    images = tx.execute(wanted).first() or (None, None)
    return next((name_of(table, image) for image in images if image), "")
