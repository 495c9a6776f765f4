"""People written line by line or as recipients of a mail, made into the rows of a table."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planner.exchange.roster_guesses import ADDRESS
from planner.exchange.sheets_in import Sheet, SheetRow, plain_cell

if TYPE_CHECKING:
    from collections.abc import Iterator

HEADS = ("Name", "E-mail", "Matriculation number")
LONGEST = 300  # letters of one person
_COUNTED = re.compile(
    r"^\s*(?:\(?\d{1,4}[.):]\)?\s+|\d{1,3}\s+(?=[^\W\d])|[-*•–·▪]\s+|\[[ xX]?\]\s*)+"
)
_BEHIND_ADDRESS = re.compile(r"((?:<[^<>]*>|[^\s@<>,;]+@[^\s@<>,;]+)\s*)[,;]")
_NUMBER = re.compile(
    r"(?<![\w@.])(?:Matr?\.?(?:ikel)?-?(?:Nr|nummer)?\.?:?\s*)?#?(\d{5,8})(?![\w@.])"
)
_ANGLED = re.compile(r"<\s*(?:mailto:)?([^<>]*@[^<>]*)>|\(\s*([^()\s]+@[^()\s]+)\s*\)")
_LOOSE = " \t,;:|/()[]<>\"'„“”–-"


def people_in(text: str) -> Sheet | None:
    """Read one person from each line, or from each part of a list of recipients.

    A line may be "Gans, Hannah", "Hannah Gans 4711001 gans@example.org" or "Gans, Hannah
    <gans@example.org>"; numbers and marks of a list before it are left off. None if a line is too
    long to be a person.
    """
    rows = []
    for number, part in _parts(text):
        if len(part) > LONGEST:
            return None
        cells = _cells(part)
        if any(cells):
            rows.append(SheetRow(number, cells))
    if not rows:
        return None
    return Sheet(title="", rows=tuple(rows), exact=False)


def _parts(text: str) -> Iterator[tuple[int, str]]:
    """Cut a text into people; of recipients in one line, each counts as a line."""
    lines = text.splitlines()
    recipients = [_split(line) if "@" in line or ";" in line else [line] for line in lines]
    if any(len(one) > 1 for one in recipients):
        yield from enumerate((part for parts in recipients for part in parts), start=1)
    else:
        yield from enumerate(lines, start=1)


def _split(line: str) -> list[str]:
    """Split recipients: after an address, or at semicolons if every part may be a person."""
    if len(ADDRESS.findall(line)) < 2 and not (line.count(";") and "," in line):
        return [line]
    parts = _BEHIND_ADDRESS.sub(r"\1;", line).split(";")
    return [part for part in parts if part.strip()]


def _cells(part: str) -> tuple[str, str, str]:
    """Take one person apart: name, address and number."""
    rest = _COUNTED.sub("", plain_cell(part), count=1)
    email = number = ""
    if angled := _ANGLED.search(rest):
        email = angled[1] or angled[2]
        rest = f"{rest[: angled.start()]} {rest[angled.end() :]}"
    elif bare := ADDRESS.search(rest):
        email = bare[0].strip(_LOOSE)
        rest = f"{rest[: bare.start()]} {rest[bare.end() :]}"
    if found := _NUMBER.search(rest):
        number = found[1]
        rest = f"{rest[: found.start()]}, {rest[found.end() :]}"
    return _name(rest), email.strip(), number


def _name(rest: str) -> str:
    """Tidy what is left: "Gans, Hannah,  " is "Gans, Hannah"."""
    parts = [part.strip(_LOOSE) for part in rest.split(",")]
    return ", ".join(" ".join(part.split()) for part in parts if part)
