"""What Moodle's grade import takes: one column that says who, one for each grade, one for notes.

One unknown user makes Moodle refuse the whole file, and so does a row that is longer or shorter
than the heading (grade/import/csv).
"""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING, NamedTuple

from planner.exchange.moodle_words import DASHES
from planner.exchange.roster_columns import Fact, columns_of, fact_of
from planner.exchange.roster_names import split_name
from planner.exchange.sheets_in import read_table
from planner.rules.people import Person

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

LOGINS = frozenset({"username", "user name", "anmeldename", "benutzername", "login"})


class Participant(NamedTuple):
    """Somebody whom the Moodle course knows; ``login`` is "" where the list does not say it."""

    person: Person
    login: str


def read_participants(path: Path) -> tuple[Participant, ...]:
    """Read the participants of a Moodle course, as Moodle lists them, or a grade export.

    Raises UnreadableFile.
    """
    table = read_table(path, lambda head: fact_of(head) is not None or head.casefold() in LOGINS)
    people = columns_of(table.heads)
    login = next((n for n, head in enumerate(table.heads) if head.casefold() in LOGINS), -1)
    return tuple(_participant(row.cells, people, login) for row in table.rows)


def _participant(cells: Sequence[str], people: dict[Fact, int], login: int) -> Participant:
    def said(place: int | None) -> str:
        text = cells[place] if place is not None and 0 <= place < len(cells) else ""
        return "" if text in DASHES else text

    family, given = said(people.get(Fact.FAMILY)), said(people.get(Fact.GIVEN))
    if not (family or given):
        family, given = split_name(said(people.get(Fact.NAME)))
    person = Person(
        family=family,
        given=given,
        matriculation=said(people.get(Fact.MATRICULATION)),
        email=said(people.get(Fact.EMAIL)),
    )
    return Participant(person, said(login))


def grades_csv(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Write a grade import, in UTF-8 with commas; every row is as long as the heading."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(heads)
    for row in rows:
        assert len(row) == len(heads), "Moodle refuses rows of another length"
        writer.writerow(row)
    return out.getvalue().encode()
