"""Where in a sheet an office's list stands, found by what its cells say and never by position."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from planner.exchange.sheets_in import plain_cell
from planner.rules.office_grades import System
from planner.rules.office_rows import OfficeRow

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

type Grid = Mapping[int, Mapping[int, str]]  # what cells say, by row and column, from 1

LONGEST = 500  # letters of a title that are looked at
START, END, TOKEN = "starthissheet", "endhissheet", "examchecktoken"
# Headings as they were seen in lists of the three systems, without capitals, blanks and signs;
# of several for one thing the first named here is meant.
HEADINGS: Final[Mapping[str, tuple[str, ...]]] = {
    "matriculation": (
        *("matrikelnummer", "mtknr", "registrationnumber", "matrikelnr", "matrnr"),
        *("matriculationnumber", "immatrikulationsnummer"),
    ),
    "family": ("nachname", "familynameofstudent", "familienname", "lastname", "familyname"),
    "given": ("vorname", "firstnameofstudent", "firstname", "givenname"),
    "both": ("sortname",),
    "email": ("emailaddress", "email", "emailadresse"),
    "programme": ("studiengang", "studyprogramme", "codeofstudyprogramme", "stg"),
    "grade": ("leistung", "bewertung", "note", "grade"),
    "exam_number": ("prüfungsnr", "prüfungsnummer", "pnr"),
    "course_number": ("numberofthecourse",),
    "kind": ("prüfungsart", "prfart"),
    "attempt": ("versuch", "pversuch", "numberofattempts", "gueluaktuelleantrittespo"),
    "status": ("status", "pstatus"),
    "assessed": ("dateofassessment",),
    "title": ("titel", "coursetitle", "ktxt"),
    "examiner": ("examiner", "prüfer", "prüferin"),
    "term": ("semesterofthecourse", "semester"),
    "year": ("jahr",),
    "period": ("prüfungsperiode",),
}
_OF_CAMPUSONLINE: Final = frozenset(
    {"registrationnumber", "dbprimarykeyofexam", "familynameofstudent"}
)
_OF_HISQIS: Final = frozenset({"mtknr", "sortname", "labnr", "pnr", "pdatum", "pstatus", "abschl"})
_OF_HISINONE: Final = frozenset({"examplanid", "lockversion", "prüfungsnr"})
_NO_PART: Final = re.compile(r"[\W_]+")
_TITLE: Final = re.compile(
    r"(?:(?P<number>[^\s|]*\d[^\s|]*)\s+[-–]\s+)?(?P<title>.*?)(?:\s*\((?P<what>Prüfung|Veranstaltung)\))?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Where a list stands: the columns by what they hold, the rows of students, its title."""

    system: System
    columns: Mapping[str, int]
    rows: tuple[int, ...]
    title: str = ""
    exam_number: str = ""
    course_number: str = ""
    examiner: str = ""
    term: str = ""
    period: str = ""


def layout(grid: Grid) -> Layout | None:
    """Find an office's list in a sheet; None where there is none.

    The heading is the row below startHISsheet, or where that is left out the first row that has a
    grade and says who it is about. Headings or marks must be an office's own: a table of anybody
    else with numbers and grades is no such list. Rows end where endHISsheet stands in the first
    column, or with the sheet.
    """
    numbers = sorted(grid)
    marks = [number for number in numbers if _holds(grid[number], START)]
    below = [number for number in numbers if not marks or number > marks[0]]
    for number in below:
        heads = {column: heading_key(text) for column, text in grid[number].items()}
        columns = _columns(heads)
        if "grade" in columns and {"matriculation", "family", "both"} & set(columns):
            system = _system(frozenset(heads.values()), marked=bool(marks))
            if system is None:
                continue
            rows = tuple(_students(grid, [each for each in below if each > number], columns))
            found = Layout(system=system, columns=columns, rows=rows)
            return _titled(found, grid, [each for each in numbers if each < number])
    return None


def heading_key(text: str) -> str:
    """Reduce a heading to its letters and digits.

    >>> heading_key(" Prf.-Art"), heading_key("FAMILY_NAME_OF_STUDENT")
    ('prfart', 'familynameofstudent')
    """
    return _NO_PART.sub("", unicodedata.normalize("NFC", text)).casefold()


def row_of(grid: Grid, found: Layout, number: int) -> OfficeRow:
    """Read one student's row; ``place``, and what a file alone knows, is for the caller to add."""
    cells = grid[number]

    def said(what: str) -> str:
        column = found.columns.get(what)
        return plain_cell(cells.get(column, "")) if column else ""

    family, given = said("family"), said("given")
    if not family and said("both"):
        family, _, given = (part.strip() for part in said("both").partition(","))
    return OfficeRow(
        row=number,
        place="",
        matriculation=said("matriculation"),
        family=family,
        given=given,
        email=said("email").replace("(at)", "@"),
        programme=said("programme"),
        exam_number=said("exam_number") or found.exam_number,
        course_number=said("course_number") or found.course_number,
        kind=_kind(said("kind")),
        attempt=said("attempt"),
        status=said("status"),
        grade=cells.get(found.columns["grade"], "").strip(),
        assessed=said("assessed"),
    )


def _holds(cells: Mapping[int, str], word: str) -> bool:
    return any(heading_key(text) == word for text in cells.values())


def _columns(heads: Mapping[int, str]) -> dict[str, int]:
    """Say which column holds what; of several headings for one thing the first listed wins."""
    at = {head: column for column, head in sorted(heads.items(), reverse=True)}
    there = {what: [at[word] for word in words if word in at] for what, words in HEADINGS.items()}
    return {what: columns[0] for what, columns in there.items() if columns}


def _system(heads: frozenset[str], *, marked: bool) -> System | None:
    if len(heads & _OF_CAMPUSONLINE) > 1:
        return System.CAMPUSONLINE
    if heads & _OF_HISQIS:
        return System.HISQIS
    return System.HISINONE if marked or heads & _OF_HISINONE else None


def _students(grid: Grid, below: list[int], columns: Mapping[str, int]) -> Iterator[int]:
    who = [columns[what] for what in ("matriculation", "family", "both") if what in columns]
    for number in below:
        cells = grid[number]
        first = heading_key(cells.get(min(cells, default=1), ""))
        if first == END:
            return
        if any(cells.get(column, "").strip() for column in who):
            yield number


def _titled(found: Layout, grid: Grid, above: list[int]) -> Layout:
    """Add what stands above the list, or in its first row, of the exam."""
    texts = (text.strip() for number in above for text in list(grid[number].values())[:1])
    words = next((one for one in texts if one and heading_key(one) not in {START, TOKEN, END}), "")
    first, *parts = (part.strip() for part in " ".join(words[:LONGEST].split()).split("|"))
    match = _TITLE.fullmatch(first)
    assert match is not None, "every part of the pattern may be missing"
    number, of_course = match["number"] or "", match["what"] == "Veranstaltung"
    labelled = dict(part.split(":", 1) for part in parts if ":" in part)
    plain = [part for part in parts if ":" not in part]
    found = replace(
        found,
        title=match["title"],
        exam_number="" if of_course else number,
        course_number=number if of_course else "",
        examiner=next((one.strip() for key, one in labelled.items() if "rüfer" in key), ""),
        term=next((one for one in plain if "semester" in one.casefold()), ""),
        period=next((one for one in plain if "periode" in one.casefold()), ""),
    )
    return _from_rows(found, grid) if found.rows else found


def _from_rows(found: Layout, grid: Grid) -> Layout:
    """Take from the first student's row what the title does not say."""
    cells = grid[found.rows[0]]

    def said(what: str) -> str:
        column = found.columns.get(what)
        return plain_cell(cells.get(column, "")) if column else ""

    return replace(
        found,
        title=found.title or said("title"),
        examiner=found.examiner or said("examiner"),
        term=found.term or " ".join(filter(None, (said("term"), said("year")))),
        period=found.period or said("period"),
    )


def _kind(text: str) -> str:
    """Say if a row counts as coursework or as an exam, where its own words do."""
    plain = text.casefold()
    if "studienleistung" in plain:
        return "coursework"
    return "exam" if plain.startswith("prüfung") else ""
