"""A first look at a course file, read with the standard library alone.

The window shows a course's name before SQLAlchemy is imported; everything else comes through the
store. The connection is closed before the store opens one.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.db.header import schema_version

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Glance:
    """What a course is called, when it is, and how many take part (those who left do not)."""

    title: str
    term: str
    students: int


def glance(path: Path) -> Glance | None:
    """Look at a course file; None if it cannot be read at a glance. Raises as schema_version."""
    schema_version(path)
    uri = f"{path.resolve().as_uri()}?mode=ro"
    try:
        with closing(sqlite3.connect(uri, uri=True)) as connection:
            row = connection.execute(
                "SELECT title_de, title_en, language, term FROM course"
            ).fetchone()
            count = connection.execute("SELECT count(*) FROM student WHERE status <> 'left'")
            students = count.fetchone()[0]
    except sqlite3.Error:
        return None
    if row is None:
        return None
    german, english, language, term = row
    return Glance((german or english) if language == "de" else (english or german), term, students)
