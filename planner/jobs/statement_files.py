"""Writes the statements of single students into a folder, one file each."""
# ruff: noqa: PLC0415 - reportlab is slow to import, and most starts print nothing

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from planner.exchange.whole_file import write_whole
from planner.reports.refusals import NobodyToTell

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from planner.db.store import Store
    from planner.jobs.documents import Order

NAME: Final = "{stem}-{place:03}.pdf"  # nobody's name stands in that of a file
STEM: Final = "statement"


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """The names of the files of a run; ``whole`` is False where it was called off before."""

    names: tuple[str, ...]
    whole: bool = True


def write_statements(
    store: Store,
    folder: Path,
    order: Order,
    *,
    progress: Callable[[int, int], object] = lambda _done, _all: None,
    cancelled: Callable[[], bool] = lambda: False,
    dry: bool = False,
) -> Written:
    """Write one PDF for each student ordered, under the student's place in the list by name.

    A file of that name is replaced when the new one is whole. Called off, it stops between two
    files, and those written stay. A ``dry`` run makes everything and writes nothing. Raises
    GlyphsMissing, NobodyToTell, or CannotWrite.
    """
    from planner.jobs.statements import placed_statements
    from planner.reports.statement import statement_pdf

    found = store.read(placed_statements, order)
    if not found:
        raise NobodyToTell
    names: list[str] = []
    for place, statement in found:
        if cancelled():
            return Written(names=tuple(names), whole=False)
        content, name = statement_pdf(statement, order.say), NAME.format(stem=STEM, place=place)
        if not dry:
            write_whole(folder / name, content)
        names.append(name)
        progress(len(names), len(found))
    return Written(names=tuple(names))
