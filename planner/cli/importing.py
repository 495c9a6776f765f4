"""The command import: a file taken in as one step, by what it is or is said to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.cli import marking_sheets, pages_in, results_in, rosters
from planner.cli.opened import reading
from planner.db import counts
from planner.exchange.result_rows import NoResults
from planner.jobs.kinds_of_file import What
from planner.jobs.what_is_it import readings

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Mapping

    from planner.cli.shell import Shell


def run(shell: Shell, options: Namespace) -> None:
    """Take a file in: a course page, a list of students, results, or a marking sheet."""
    if options.kind:
        READERS[options.kind](shell, options)
        return
    first = next(iter(readings(options.source)), What.ROSTER)
    TOLD.get(first, rosters.take_in)(shell, options)


def _results_or_people(shell: Shell, options: Namespace) -> None:
    """Take in a grade export: as people where nobody is there yet, or nothing is graded."""
    with reading(options.file) as store:
        nobody = not store.read(counts.students)
    if nobody:
        rosters.take_in(shell, options)
        return
    try:
        results_in.take_in(shell, options)
    except NoResults:
        rosters.take_in(shell, options)


READERS: Mapping[str, Callable[[Shell, Namespace], None]] = {
    "page": pages_in.take_in,
    "roster": rosters.take_in,
    "results": results_in.take_in,
    "sheet": marking_sheets.bring_back,
}
TOLD: Mapping[What, Callable[[Shell, Namespace], None]] = {
    What.PAGE: pages_in.take_in,
    What.RESULTS: _results_or_people,
    What.SHEET: marking_sheets.bring_back,
    What.WORKSHEET: results_in.take_in,
}
