"""The command import: a file taken in as one step, by what it is or is said to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.cli import marking_sheets, pages_in, results_in, rosters
from planner.exchange.marking_sheets_in import is_marking_sheet
from planner.exchange.moodle_worksheets import is_worksheet

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from planner.cli.shell import Shell


def run(shell: Shell, options: Namespace) -> None:
    """Take a file in: a course page, a list of students, results, or a marking sheet."""
    READERS[options.kind or _kind(options.source)](shell, options)


def _kind(source: Path) -> str:
    if is_marking_sheet(source):
        return "sheet"
    return "results" if is_worksheet(source) else "roster"


READERS: Mapping[str, Callable[[Shell, Namespace], None]] = {
    "page": pages_in.take_in,
    "roster": rosters.take_in,
    "results": results_in.take_in,
    "sheet": marking_sheets.bring_back,
}
