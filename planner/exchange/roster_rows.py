"""The rows of a list of people, read one by one: bad ones are left out, each for a reason."""

from __future__ import annotations

import re
from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from planner.errors import Problem
from planner.exchange.roster_columns import Fact, gives_family_first
from planner.exchange.roster_names import named_by_address, parted, split_name, without_titles
from planner.exchange.roster_roles import Place, place_of
from planner.rules.people import Person, email_key, matriculation_key

if TYPE_CHECKING:
    from planner.exchange.roster_columns import Facts
    from planner.exchange.sheets_in import SheetRow, SheetTable

_ADDRESS = re.compile(r"[^\s@<>,;]+@[^\s@<>,;]+")
_ANGLED = re.compile(r".*<([^<>]*)>\s*")
_AT = re.compile(r"\s*[(\[{]\s*(?:at|ät)\s*[)\]}]\s*", re.IGNORECASE)
_SCIENTIFIC = re.compile(r"\d(?:[.,]\d+)?E\+?\d+", re.IGNORECASE)
_DECIMALS = re.compile(r"(\d+)[.,]0+")
_NUMBER_WITH_POINTS = re.compile(r"\d{1,3}(?:[.\u202f']\d{3})+")
# "no statement", as Moodle writes it, and what a spreadsheet shows for a formula that failed
_BLANK = frozenset(
    {"", "-", "–", "—", "#N/A", "#NV", "#REF!", "#VALUE!", "#NAME?", "#BEZUG!", "#WERT!"}
)
_FOOT = re.compile(
    r"\d|:|^(?:summe|total|gesamt|anzahl|stand|seite|page|legende|ende|sum|count|as of)\b",
    re.IGNORECASE,
)
LEAST_FOR_A_FOOT = 3  # columns of a table in which a line with one cell is no person


@dataclass(frozen=True, slots=True, kw_only=True)
class OddWidth(Problem):
    """A row with fewer or more cells than the heading, so that columns may be off; skipped."""

    has: int
    wanted: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NameMissing(Problem):
    """A row without any name; it was skipped."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OddEmail(Problem):
    """An e-mail address that is none; the row was skipped."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OddMatriculation(Problem):
    """A matriculation number with more in it than digits; it was taken as written."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StudentTwice(Problem):
    """A number or an address that a row above has already; this row was skipped."""

    text: str
    first: int  # the row that has it already


@dataclass(frozen=True, slots=True, kw_only=True)
class NamesSplit(Problem):
    """Names come in one piece, given name first; the last word was taken as the family name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotAPerson(Problem):
    """A line of its own below or between the people, such as their number; it was skipped."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NotAStudent(Problem):
    """Somebody whom the list calls a teacher or tutor; the row was skipped."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NotTakingPart(Problem):
    """Somebody who was rejected or has cancelled, as the list says; the row was skipped."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortenedNumber(Problem):
    """A number that a spreadsheet has rounded (4,71E+06), so that it was not taken."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NameFromAddress(Problem):
    """A row without a name whose address tells one; that was taken."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TitlesLeftOff(Problem):
    """Some names had titles, which were left off; ``text`` is the first of them."""

    text: str


class RosterRow(NamedTuple):
    """One student as a list has them; "" is no statement. ``row`` as a spreadsheet counts."""

    row: int
    person: Person
    programme: str = ""
    groups: tuple[str, ...] = ()
    home_university: str = ""
    regulations: str = ""
    place: Place = Place.UNSAID


class RowReading:
    """What has been read so far, and what later rows must not repeat."""

    def __init__(self, table: SheetTable, facts: Facts) -> None:
        self.rows: list[RosterRow] = []
        self.problems: list[Problem] = []
        self.left_out: list[RosterRow] = []
        self._table = table
        self._width = len(table.heads)
        self._columns = {fact: place for place, fact in enumerate(facts) if fact is not None}
        # A fact without a column is taken from one that stands behind the last and is blank.
        self._pick = itemgetter(*(self._columns.get(fact, self._width) for fact in Fact))
        self._family_first = gives_family_first(self._head(Fact.NAME) or "")
        self._numbers: dict[str, int] = {}
        self._addresses: dict[str, int] = {}

    def take(self, row: SheetRow) -> None:
        """Take a row, or skip it for a reason; a heading that is repeated says nothing."""
        if row.cells == self._table.heads:
            return
        said = self._row(row)
        problem = self._odd_width(row) or self._no_person(row) or self._odd(said, row)
        if problem:
            self.problems.append(problem)
            self.left_out.append(said)
        else:
            self.rows.append(said)

    def _odd_width(self, row: SheetRow) -> Problem | None:
        has, wanted = len(row.cells), self._width
        if has == wanted or not self._table.exact:
            return None
        if has < wanted or any(row.cells[wanted:]):
            return OddWidth(row=row.number, has=has, wanted=wanted)
        return None

    def _no_person(self, row: SheetRow) -> Problem | None:
        if self._width < LEAST_FOR_A_FOOT or sum(map(bool, row.cells)) != 1:
            return None
        text = next(filter(None, row.cells))
        if text.isdecimal() or "@" in text or not _FOOT.search(text):
            return None
        return NotAPerson(row=row.number, text=text[:80])

    def _row(self, row: SheetRow) -> RosterRow:
        said = self._pick(self._as_wide(row.cells))
        family, given, whole, number, email, programme, regulations, home, groups, role, status = (
            "" if text in _BLANK else text for text in said
        )
        email = _address(email) if email else ""
        if whole and not (family or given):
            family, given = self._parted(whole, email, row.number)
        elif "." in family or "." in given:
            family, given = (self._bare(name, row.number) for name in (family, given))
        elif email and not (family or given):
            family, given = self._named(email, row.number)
        if number and not number.isdecimal():
            number = self._digits(number, row.number)
        who = Person(family=family, given=given, matriculation=number, email=email)
        place = (place_of(role) or place_of(status)) if role or status else Place.UNSAID
        return RosterRow(row.number, who, programme, _parts(groups), home, regulations, place)

    def _as_wide(self, cells: tuple[str, ...]) -> tuple[str, ...]:
        """Return cells as many as the heading has, and a blank one behind them."""
        if len(cells) == self._width:
            return (*cells, "")
        missing = max(self._width - len(cells), 0)
        return (*cells[: self._width], *("",) * (missing + 1))

    def _odd(self, said: RosterRow, row: SheetRow) -> Problem | None:
        """Say why a row is skipped, or remember its number and its address."""
        number, email = said.person.matriculation, said.person.email
        if said.place in {Place.STAFF, Place.OUT}:
            return self._elsewhere(said, row)
        if not (said.person.family or said.person.given):
            return NameMissing(row=said.row, column=self._head(Fact.FAMILY, Fact.NAME))
        if email and not _ADDRESS.fullmatch(email):
            return OddEmail(row=said.row, column=self._head(Fact.EMAIL), text=email[:80])
        number_key, address_key = matriculation_key(number), email_key(email)
        if number_key in self._numbers:
            first = self._numbers[number_key]
            return self._twice(said.row, Fact.MATRICULATION, number, first)
        if address_key in self._addresses:
            return self._twice(said.row, Fact.EMAIL, email, self._addresses[address_key])
        if number_key:
            self._numbers[number_key] = said.row
        if address_key:
            self._addresses[address_key] = said.row
        if number and not (number.isdecimal() or number_key.isdecimal()):
            head = self._head(Fact.MATRICULATION)
            self.problems.append(OddMatriculation(row=said.row, column=head, text=number[:80]))
        return None

    def _elsewhere(self, said: RosterRow, row: SheetRow) -> Problem:
        """Name the word by which a row is no student of the course."""
        cells = self._as_wide(row.cells)
        words = [cells[self._columns.get(one, self._width)] for one in (Fact.ROLE, Fact.STATUS)]
        text = next(word for word in words if place_of(word) is said.place)
        fact = (Fact.ROLE, Fact.STATUS)[words.index(text)]
        kind = NotAStudent if said.place is Place.STAFF else NotTakingPart
        return kind(row=said.row, column=self._head(fact), text=text)

    def _twice(self, row: int, fact: Fact, text: str, first: int) -> Problem:
        return StudentTwice(row=row, column=self._head(fact), text=text, first=first)

    def _parted(self, whole: str, email: str, row: int) -> tuple[str, str]:
        """Split a name that stands in one piece into the family name and the given one."""
        bare = self._bare(whole, row)
        names = parted(bare, email, family_first=self._family_first)
        if "," not in bare and " " in bare and names == split_name(bare):
            self._once(NamesSplit(row=self._table.head_row or row, column=self._head(Fact.NAME)))
        return names

    def _named(self, email: str, row: int) -> tuple[str, str]:
        """Take the name from an address that consists of one, and say so."""
        family, given = named_by_address(email)
        if family:
            self.problems.append(NameFromAddress(row=row, text=email[:80]))
        return family, given

    def _bare(self, name: str, row: int) -> str:
        bare = without_titles(name)
        if bare != name:
            self._once(TitlesLeftOff(row=row, text=name[:80]))
        return bare

    def _once(self, problem: Problem) -> None:
        """Report what many rows have in common once."""
        if not any(type(one) is type(problem) for one in self.problems):
            self.problems.append(problem)

    def _digits(self, number: str, row: int) -> str:
        """Undo what a spreadsheet did to a number: 4711001.0, 4.711001E+06, 4.711.001."""
        if whole := _DECIMALS.fullmatch(number):
            return whole[1]
        if _NUMBER_WITH_POINTS.fullmatch(number):
            return "".join(filter(str.isdecimal, number))
        if not _SCIENTIFIC.fullmatch(number):
            return number
        exact = unrounded(number)
        if not exact:
            head = self._head(Fact.MATRICULATION)
            self.problems.append(ShortenedNumber(row=row, column=head, text=number[:80]))
        return exact

    def _head(self, *facts: Fact) -> str | None:
        """Return the heading of the first of these facts that has a column with one."""
        places = (self._columns[fact] for fact in facts if fact in self._columns)
        return next((self._table.heads[place] or None for place in places), None)


def unrounded(number: str) -> str:
    """Return a whole number in scientific notation in full; "" if digits of it were lost.

    >>> unrounded("4,711001E+06"), unrounded("4.71E+06")
    ('4711001', '')
    """
    mantissa, _, exponent = number.replace(",", ".").upper().partition("E")
    digits = mantissa.replace(".", "")
    return digits if len(digits) == int(exponent) + 1 else ""


def _parts(text: str) -> tuple[str, ...]:
    """Split "Group A, Tutorial 1"."""
    return tuple(part for part in re.split(r"\s*[,;]\s*", text) if part) if text else ()


def _address(text: str) -> str:
    """Return the bare address of ``Anna Gans <anna@…>``, ``mailto:anna@…`` or ``anna(at)…``."""
    angled = _ANGLED.fullmatch(text) if "<" in text else None
    bare = (angled[1] if angled else text).strip().removeprefix("mailto:")
    return bare if "@" in bare else _AT.sub("@", bare)
