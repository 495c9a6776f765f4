"""Mistakes of our own, written to the log by place and kind, without the words they carry."""

from __future__ import annotations

import traceback
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def logged(mistake: BaseException, log: Path) -> bool:
    """Add a mistake to a log file; False where it cannot be written."""
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("a", encoding="utf-8") as file:
            file.write(f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} a mistake of ours\n")
            file.write(f"{told(mistake)}\n")
    except OSError:
        return False
    return True


def told(mistake: BaseException) -> str:
    """Tell an exception and what led to it by place and kind.

    Its words stay out: a database's hold the row, and so a student's data.
    """
    cause = mistake.__cause__ or mistake.__context__
    before = f"{told(cause)}\nand from that:\n" if cause is not None else ""
    return f"{before}{''.join(traceback.format_tb(mistake.__traceback__))}{type(mistake).__name__}"
