"""What a file of the world around is, told by what stands in it and not by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.db.header import CannotOpen, NotACourse, schema_version
from planner.errors import PlannerError
from planner.exchange.course_page import is_page
from planner.exchange.files_in import UnreadableFile, Why, refuse_what_never_ends
from planner.exchange.marking_sheets_in import is_marking_sheet
from planner.exchange.moodle_results import is_results
from planner.exchange.moodle_worksheets import is_worksheet
from planner.exchange.office_lists import is_office_list
from planner.exchange.results_in import read_results
from planner.exchange.rosters import is_roster
from planner.jobs.kinds_of_file import What

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PAGES = frozenset((".md", ".markdown", ".qmd", ".rmd", ".html", ".htm", ".rst", ".myst"))

PEOPLE = (What.ROSTER, What.RESULTS)  # what a table of people can be read as that has more columns
_TOLD: tuple[tuple[Callable[[Path], bool], tuple[What, ...]], ...] = (
    (is_marking_sheet, (What.SHEET,)),
    (is_worksheet, (What.WORKSHEET, What.ROSTER)),
    (is_results, (What.RESULTS, What.ROSTER)),
    (is_office_list, (What.OFFICE_LIST, What.ROSTER)),
    (is_roster, PEOPLE),
    (is_page, (What.PAGE,)),
)


def readings(path: Path) -> tuple[What, ...]:
    """Say as what a file can be read, the likeliest first; nothing if it is none of these.

    At most its first megabytes are looked at. Raises UnreadableFile for what cannot be opened.
    """
    try:
        refuse_what_never_ends(path)
        with path.open("rb") as file:
            start = file.read(16)
    except OSError as why:
        raise UnreadableFile(path.name, Why.ABSENT) from why
    if not start:
        raise UnreadableFile(path.name, Why.EMPTY)
    if start.startswith(b"%PDF-"):
        return (What.DOCUMENT,)
    if start.startswith(b"SQLite format 3\0"):
        return (What.COURSE,) if _is_course(path) else ()
    told = _TOLD[::-1] if path.suffix.lower() in PAGES else _TOLD
    found = next((found for is_one, found in told if is_one(path)), ())
    return (What.ROSTER,) if found == PEOPLE and not _holds_results(path) else found


def _holds_results(path: Path) -> bool:
    try:
        read_results(path)
    except PlannerError:
        return False
    return True


def _is_course(path: Path) -> bool:
    try:
        schema_version(path)
    except (NotACourse, CannotOpen):
        return False
    return True
