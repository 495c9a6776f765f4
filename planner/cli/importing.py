"""The command import: a file taken in as one step, by what it is or is said to be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.cli import marking_sheets, pages_in, results_in, rosters
from planner.cli.opened import reading
from planner.db import counts
from planner.errors import PlannerError
from planner.exchange.result_rows import NoResults
from planner.jobs.kinds_of_file import What
from planner.jobs.what_is_it import PAGES, readings
from planner.wording.base import worded

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Mapping

    from planner.cli.shell import Shell
    from planner.language import Language


@dataclass(eq=False)
class NotForImport(PlannerError):
    """A file that other commands are for: a course, or a document."""

    file: str
    what: What


def run(shell: Shell, options: Namespace) -> None:
    """Take a file in: a course page, a list of students, results, or a marking sheet."""
    read = READERS[options.kind] if options.kind else _reader(options)
    read(shell, options)


def _reader(options: Namespace) -> Callable[[Shell, Namespace], None]:
    """Return what takes a file in by what stands in it, unless what is asked for is of people.

    A file that is nothing known is left to the reader that can say best what it lacks. Raises
    NotForImport, UnreadableFile.
    """
    source = options.source
    found = readings(source)
    if not found:
        return pages_in.take_in if source.suffix.lower() in PAGES else rosters.take_in
    if found[0] in {What.COURSE, What.DOCUMENT}:
        raise NotForImport(source.name, found[0])
    if What.ROSTER in found and (options.mark_left or options.sheet):
        return rosters.take_in
    return TOLD.get(found[0], rosters.take_in)


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


@worded.register(NotForImport)
def _(fact: NotForImport, say: Language) -> str:
    if fact.what is What.COURSE:
        return say(
            "“{file}” is a course, which is not imported; “planner merge” brings two copies of a"
            " course together.",
            file=fact.file,
        )
    return say(
        "“{file}” is a document, which is not imported; “planner verify” says whether a"
        " certificate is genuine.",
        file=fact.file,
    )
