"""A first look at a course file, read with the standard library alone.

The window shows a course's name before anything else is read; everything else comes through the
store. The connection is closed before the store opens one.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any

from planner.db import counts
from planner.db.reading import Damaged, FileReader, rows

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def glance(path: Path) -> tuple[str, str, int] | None:
    """Return a course's title, its term, and how many take part (those who left do not).

    None if that cannot be read at a glance: opening the file says what is wrong with it. Nothing
    is written, whatever the file is.
    """
    try:
        found, students = _looked(path)
    except (sqlite3.Error, Damaged):
        return None
    if not found:
        return None
    ((german, english, language, term),) = found
    title = (german or english) if language == "de" else (english or german)
    return title, term, students


def _looked(path: Path) -> tuple[Sequence[Sequence[Any]], int]:
    file = FileReader(path, "ro")
    try:
        with file.looking() as tx:
            names = rows(tx, "SELECT title_de, title_en, language, term FROM course")
            return names, counts.students(tx)
    finally:
        file.close(tidy=False)
