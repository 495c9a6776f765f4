"""Looking for damage: what SQLite finds, what refers to nothing, what the history contradicts.

SQLite's own check misses most damage to the data itself; the history, which keeps every row as a
step left it and is chained by hashes, shows that as well.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from planner.db.base import Base
from planner.db.history import broken_seal
from planner.db.history_tables import HISTORY, StepImage
from planner.db.journal import plain
from planner.db.result_tables import Certificate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Table
    from sqlalchemy.orm import Session

    from planner.db.journal import Image

FINE = "ok"  # what SQLite says of a file without faults


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What a look at a whole file found; all empty in a file without damage.

    ``sqlite`` are the words of SQLite's own check. ``orphans`` are tables with rows that refer to
    nothing. ``broken_step`` is the first step whose seal does not fit. ``contradicted`` are rows
    (table, id) that do not look as the history left them. ``documents`` are the numbers of
    certificates whose kept bytes are not those that were issued.
    """

    sqlite: tuple[str, ...] = ()
    orphans: tuple[str, ...] = ()
    broken_step: int | None = None
    contradicted: tuple[tuple[str, str], ...] = ()
    documents: tuple[str, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether nothing was found."""
        faults = self.sqlite or self.orphans or self.contradicted or self.documents
        return not faults and self.broken_step is None


def check(tx: Session) -> Findings:
    """Look at everything in a course file; reads all of it, so it takes as long as it is large."""
    connection = tx.connection()
    found = connection.exec_driver_sql("PRAGMA integrity_check").scalars()
    words = tuple(line for one in found for line in one.splitlines() if not line.startswith("***"))
    orphans = connection.exec_driver_sql("PRAGMA foreign_key_check")
    return Findings(
        sqlite=() if words == (FINE,) else words,
        orphans=tuple(sorted({str(row[0]) for row in orphans})),
        broken_step=broken_seal(tx),
        contradicted=tuple(_contradicted(tx)),
        documents=tuple(_other_bytes(tx)),
    )


def _contradicted(tx: Session) -> Iterator[tuple[str, str]]:
    """Compare every row with the last image that the history has of it."""
    last = select(func.max(StepImage.id)).group_by(StepImage.table_name, StepImage.row_id)
    wanted = select(StepImage.table_name, StepImage.row_id, StepImage.after)
    expected: dict[str, dict[str, Image | None]] = {}
    for table, row_id, after in tx.execute(wanted.where(StepImage.id.in_(last))):
        expected.setdefault(table, {})[row_id] = after
    for table in Base.metadata.sorted_tables:
        if table.name not in HISTORY:
            yield from _differing(tx, table, expected.get(table.name, {}))


def _differing(
    tx: Session, table: Table, expected: dict[str, Image | None]
) -> Iterator[tuple[str, str]]:
    columns = [column for column in table.columns if column.name != "document"]
    there: dict[str, Image] = {}
    try:
        for row in tx.execute(select(*columns)).mappings():
            there[row["id"]] = {name: plain(value) for name, value in row.items()}
    except (LookupError, ValueError, ArithmeticError):  # a value that its column cannot hold
        yield table.name, "?"
        return
    for row_id in sorted(there.keys() | expected.keys()):
        image, found = expected.get(row_id), there.get(row_id)
        if image is None or found is None:
            same = image is None and found is None
        else:  # an image may be older than a column
            same = all(found.get(name) == value for name, value in image.items())
        if not same:
            yield table.name, row_id


def _other_bytes(tx: Session) -> Iterator[str]:
    wanted = select(Certificate.number, Certificate.sha256, Certificate.document)
    for number, sha256, document in tx.execute(wanted.order_by(Certificate.number)):
        if hashlib.sha256(document).hexdigest() != sha256:
            yield number
