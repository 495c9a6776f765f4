"""The shapes that tables of results have, each read in its own way into the same rows."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from planner.exchange.moodle_words import Field, HandedIn, Shown, export_head, handed_in
from planner.exchange.result_rows import (
    ResultColumn,
    ResultFile,
    ResultLine,
    RowTooWide,
    Source,
    ValueTwice,
    WhoIsIt,
    said,
)
from planner.exchange.roster_columns import Fact, fact_of
from planner.exchange.roster_names import split_name
from planner.exchange.sheets_in import BrokenQuotes, SheetRow, SheetTable
from planner.rules.people import Person

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from planner.errors import Problem

WHO = (Fact.FAMILY, Fact.GIVEN, Fact.NAME, Fact.MATRICULATION, Fact.EMAIL)
_NOTE_HEADS = frozenset(
    ("feedback", "comment", "comments", "kommentar", "kommentare", "rückmeldung", "anmerkung")
)
_BESIDE = frozenset(  # columns about people and files that no item is ever called
    (
        *("institution", "department", "abteilung", "nr", "nr.", "no", "no.", "#", "lfd. nr."),
        *("username", "anmeldename", "login", "title", "titel", "anrede", "position"),
    )
)


class Reading:
    """Goes through the rows of a table; what differs between the shapes stands below."""

    source = Source.TABLE

    def __init__(
        self, table: SheetTable, heads: Sequence[str], people: Mapping[Fact, int]
    ) -> None:
        self._table, self._heads, self._people = table, heads, people
        self._problems: list[Problem] = list(table.problems)
        self._skipped = sum(isinstance(one, BrokenQuotes) for one in table.problems)
        self._filled: Counter[str] = Counter()
        self._rows: list[ResultLine] = []
        self._taken, self._ignored = self._sort_out()

    def _sort_out(self) -> tuple[dict[str, int], list[str]]:
        """Say in which column which values stand, and which headings are no results."""
        mine = set(self._people.values())
        taken, ignored = {}, []
        for place, head in enumerate(self._heads):
            if not head or place in mine:
                continue
            if self._is_value(head):
                taken[head] = place
            else:
                ignored.append(head)
        return taken, ignored

    def _is_value(self, head: str) -> bool:
        return head.casefold() not in _BESIDE and fact_of(head) is None

    def read(self, name: str) -> ResultFile:
        """Read all rows; ``name`` is the file's."""
        for row in self._table.rows:
            line = self._line(row)
            if line is not None:
                self._rows.append(line)
        columns = self._columns()
        return ResultFile(
            name=name,
            source=self.source,
            columns=columns,
            rows=tuple(self._rows),
            problems=tuple(sorted(self._problems, key=lambda one: one.row or 0)),
            skipped=self._skipped,
            ignored=tuple(self._ignored),
            sheet=self._table.sheet,
            point=_point(self._rows),
        )

    def _columns(self) -> tuple[ResultColumn, ...]:
        return tuple(self._column(head) for head in self._taken if self._filled[head])

    def _column(self, head: str) -> ResultColumn:
        return ResultColumn(heading=head, title=head, filled=self._filled[head])

    def _line(self, row: SheetRow) -> ResultLine | None:
        has, wanted = len(row.cells), len(self._heads)
        if self._table.exact and (has < wanted or any(row.cells[wanted:])):
            self._skip(RowTooWide(row=row.number, has=has, wanted=wanted))
            return None
        person = self._person(row.cells)
        if person is None:
            self._skip(WhoIsIt(row=row.number))
            return None
        values = {
            head: text for head, place in self._taken.items() if (text := said(row.cells, place))
        }
        self._filled.update(values.keys())
        return ResultLine(row.number, person, values, self._handed_in(row.cells))

    def _handed_in(self, _cells: Sequence[str]) -> HandedIn | None:
        return None

    def _skip(self, problem: Problem) -> None:
        self._problems.append(problem)
        self._skipped += 1

    def _person(self, cells: Sequence[str]) -> Person | None:
        family, given, whole, number, email = (
            said(cells, self._people.get(fact, len(cells))) for fact in WHO
        )
        if whole and not (family or given):
            before, comma, behind = (part.strip() for part in whole.partition(","))
            family, given = (before, behind) if comma else split_name(whole)
        if not (family or given or number or email):
            return None
        return Person(family=family, given=given, matriculation=number, email=email)


class Table(Reading):
    """People down, items across; beside an item's column one with notes may stand."""

    def _column(self, head: str) -> ResultColumn:
        notes = next((one for one in self._taken if _is_note_on(one, head)), "")
        return ResultColumn(heading=head, title=head, filled=self._filled[head], notes=notes)

    def _columns(self) -> tuple[ResultColumn, ...]:
        every = super()._columns()
        notes = {one.notes for one in every}
        return tuple(one for one in every if one.heading not in notes)


class Export(Reading):
    """A grade export: of several columns for one item the points count, then the percentage."""

    source = Source.EXPORT

    def _is_value(self, head: str) -> bool:
        found = export_head(head)
        return found is not None and not found.total

    def _columns(self) -> tuple[ResultColumn, ...]:
        by_title: dict[str, dict[Shown, str]] = {}
        for head in self._taken:
            found = export_head(head)
            if found is not None:
                by_title.setdefault(found.title, {}).setdefault(found.shown, head)
        columns = []
        for title, ways in by_title.items():
            notes = ways.pop(Shown.FEEDBACK, "")
            best = next((ways[one] for one in Shown if one in ways), "")
            self._ignored += [head for head in ways.values() if head != best]
            head = best or notes
            if head and (self._filled[head] or self._filled[notes]):
                shown = next((one for one in ways if ways[one] == best), Shown.FEEDBACK)
                columns.append(
                    ResultColumn(
                        heading=head,
                        title=title,
                        shown=shown,
                        notes=notes,
                        filled=self._filled[head],
                    )
                )
        return tuple(columns)


class Worksheet(Reading):
    """The worksheet of one assignment: one grade, what was handed in, a comment."""

    source = Source.WORKSHEET

    def __init__(
        self,
        table: SheetTable,
        heads: Sequence[str],
        people: Mapping[Fact, int],
        fields: Mapping[Field, int],
        name: str,
    ) -> None:
        self._fields, self._name = fields, name
        super().__init__(table, heads, people)

    def _sort_out(self) -> tuple[dict[str, int], list[str]]:
        places = [
            self._fields[one] for one in (Field.GRADE, Field.FEEDBACK) if one in self._fields
        ]
        return {self._heads[place]: place for place in places}, []

    def _columns(self) -> tuple[ResultColumn, ...]:
        grade = self._heads[self._fields[Field.GRADE]]
        notes = self._fields.get(Field.FEEDBACK)
        cells = [row.cells for row in self._table.rows]
        most = next((text for one in cells if (text := self._text(one, Field.MOST))), "")
        return (
            ResultColumn(
                heading=grade,
                title=self._name,
                most=most,
                notes="" if notes is None else self._heads[notes],
                filled=self._filled[grade],
            ),
        )

    def _handed_in(self, cells: Sequence[str]) -> HandedIn:
        return handed_in(
            self._text(cells, Field.STATUS),
            self._text(cells, Field.SUBMITTED),
            self._text(cells, Field.GRADED),
        )

    def _text(self, cells: Sequence[str], one: Field) -> str:
        return said(cells, self._fields.get(one, len(cells)))


class List(Reading):
    """One row for each value: a person, an item, what it is."""

    source = Source.LIST

    def __init__(
        self,
        table: SheetTable,
        heads: Sequence[str],
        people: Mapping[Fact, int],
        parts: tuple[int, int],
    ) -> None:
        self._item, self._value = parts
        self._seen: dict[tuple[Person, str], ResultLine] = {}
        super().__init__(table, heads, people)

    def _sort_out(self) -> tuple[dict[str, int], list[str]]:
        mine = {self._item, self._value, *self._people.values()}
        rest = [head for n, head in enumerate(self._heads) if head and n not in mine]
        return {}, rest

    def _line(self, row: SheetRow) -> ResultLine | None:
        line = super()._line(row)
        item, value = said(row.cells, self._item), said(row.cells, self._value)
        if line is None or not item or not value:
            return None
        before = self._seen.get((line.person, item))
        if before is not None:
            if before.values[item] != value:
                self._problems.append(ValueTwice(row=row.number, column=item, text=line.name))
            self._skipped += before.values[item] != value
            return None
        self._filled[item] += 1
        found = line._replace(values={item: value})
        self._seen[line.person, item] = found
        return found

    def _columns(self) -> tuple[ResultColumn, ...]:
        return tuple(
            ResultColumn(heading=item, title=item, filled=n) for item, n in self._filled.items()
        )


def _is_note_on(head: str, other: str) -> bool:
    """Tell whether a column holds the notes to another: "Essay feedback", "Kommentar: Essay"."""
    words, name = head.casefold(), other.casefold()
    rest = words.replace(name, " ", 1) if name in words and words != name else words
    return rest != words and rest.strip(" :()-–") in _NOTE_HEADS


def _point(rows: Sequence[ResultLine]) -> str:
    """Say which sign stands before decimals: the one that more numbers of the file have."""
    count: Counter[str] = Counter()
    for row in rows:
        for text in row.values.values():
            number = text.removesuffix("%").strip()
            if number.count(".") + number.count(",") == 1:
                whole, sign, part = number.partition("," if "," in number else ".")
                count[sign] += whole.isdecimal() and part.isdecimal()
    return "," if count[","] > count["."] else "."
