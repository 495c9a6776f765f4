"""The example course for tests: made once in a run, and copied."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from planner.db.store import open_course
from planner.jobs.example import LECTURER, make_example

if TYPE_CHECKING:
    from planner.db.store import Store


@cache
def _made() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "example.course"
        make_example(path).close()
        return path.read_bytes()


def put_example(path: Path) -> Path:
    """Put the example course where none is yet."""
    with path.open("xb") as file:
        file.write(_made())
    return path


def example_course(path: Path, *, who: str = LECTURER) -> Store:
    """Put the example course where none is yet, and open it."""
    return open_course(put_example(path), who=who)
