"""The grade import for Moodle: whose grades go along, who is left out, and why."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from planner.db import students, work
from planner.db.students import NOTHING
from planner.errors import PlannerError
from planner.exchange.moodle_grades import grades_csv
from planner.language import marked
from planner.rules.credits import Enrolment, Marking, Progress, State, progress
from planner.rules.people import Roster, email_key, matriculation_key, numbers_fit, sort_key

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session

    from planner.db.students import ResultRow, Results, StudentRow
    from planner.exchange.moodle_grades import Participant
    from planner.language import Language
    from planner.rules.credits import Item


class By(StrEnum):
    """By what Moodle finds somebody; a file has one of these alone."""

    IDNUMBER = "idnumber"
    EMAIL = "email"
    USERNAME = "username"


class Why(StrEnum):
    """Why a student is left out of a grade import."""

    NO_ID = "no_id"
    TWICE = "twice"  # somebody else has the same
    NOT_IN_MOODLE = "not_in_moodle"  # not among the participants
    UNSURE = "unsure"  # the name alone fits a participant, or number and address two of them


class Ticks(StrEnum):
    """How passed and failed are written where an item has no points."""

    NUMBERS = "numbers"  # 1 and 0
    WORDS = "words"  # as a scale of Moodle has them


@dataclass(eq=False)
class LoginsUnknown(PlannerError):
    """The course knows no login names, and no list of participants with them was given."""


HEADS: Mapping[By, str] = {
    By.IDNUMBER: marked("ID number"),
    By.EMAIL: marked("Email address"),
    By.USERNAME: marked("Username"),
}
WORDS: Mapping[State, str] = {State.PASSED: marked("passed"), State.FAILED: marked("failed")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is to go along: ids of items (none: all), and how people and ticks are written.

    ``participants`` are those whom the Moodle course knows; None is nobody asked.
    """

    items: tuple[str, ...] = ()
    by: By = By.IDNUMBER
    participants: tuple[Participant, ...] | None = None
    comments: bool = True
    ticks: Ticks = Ticks.NUMBERS


@dataclass(frozen=True, slots=True, kw_only=True)
class GradeRow:
    """One student of the file: what Moodle knows them by, grades and notes in order of items."""

    student: StudentRow
    key: str
    grades: tuple[str, ...]
    comments: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GradeImport:
    """A whole grade import; ``commented`` says of which items notes go along."""

    by: By
    items: tuple[Item, ...]
    rows: tuple[GradeRow, ...]
    left_out: tuple[tuple[StudentRow, Why], ...]
    commented: tuple[bool, ...]

    @property
    def grades(self) -> int:
        """How many grades go along."""
        return sum(bool(grade) for row in self.rows for grade in row.grades)

    def heads(self, say: Language) -> list[str]:
        """Return the heading row: exactly one column says who, and none when it was made."""
        heads = [say(HEADS[self.by])]
        for item, with_notes in zip(self.items, self.commented, strict=True):
            heads.append(item.title)
            if with_notes:
                heads.append(say("Feedback: {item}", item=item.title))
        return heads

    def cells(self, row: GradeRow) -> list[str]:
        """Return a row as it is written, as long as the heading."""
        cells = [row.key]
        columns = zip(row.grades, row.comments, self.commented, strict=True)
        for grade, comment, with_notes in columns:
            cells += [grade, comment] if with_notes else [grade]
        return cells

    def content(self, say: Language) -> bytes:
        """Return the file."""
        return grades_csv(self.heads(say), map(self.cells, self.rows))


def grade_import(tx: Session, wanted: Wanted, say: Language) -> GradeImport:
    """Gather grades of everyone who has not left; ``say`` words states for a scale.

    Ungraded cells are blank. Raises LoginsUnknown.
    """
    if wanted.by is By.USERNAME and not any(one.login for one in wanted.participants or ()):
        raise LoginsUnknown
    items = tuple(one for one in work.items(tx) if not wanted.items or one.id in wanted.items)
    every = [row for row in students.students(tx) if row.status is not Enrolment.LEFT]
    every.sort(key=lambda row: (sort_key(row.family, row.given), row.id))
    keys, left_out = _keys(every, wanted)
    writing = _Writing(wanted.ticks, say, comments=wanted.comments)
    entered = students.results(tx)
    rows = tuple(
        _row(row, keys[row.id], entered.get(row.id, {}), items, writing)
        for row in every
        if row.id in keys
    )
    return GradeImport(
        by=wanted.by,
        items=items,
        rows=rows,
        left_out=left_out,
        commented=tuple(any(row.comments[n] for row in rows) for n in range(len(items))),
    )


def _keys(
    every: Sequence[StudentRow], wanted: Wanted
) -> tuple[dict[str, str], tuple[tuple[StudentRow, Why], ...]]:
    """Say what Moodle knows each student by, and who has to be left out."""
    found: dict[str, str] = {}
    left: dict[str, Why] = {}
    known = None if wanted.participants is None else _matched(every, wanted.participants)
    for row in every:
        key: str | Why = _own_key(row, wanted.by)
        if known is not None:
            met = known.get(row.id, Why.NOT_IN_MOODLE)
            key = met if isinstance(met, Why) else _key_of(met, wanted.by)
        if isinstance(key, Why):
            left[row.id] = key
        elif not key:
            left[row.id] = Why.NO_ID
        else:
            found[row.id] = key
    often = Counter(_plain(key, wanted.by) for key in found.values())
    for who, key in list(found.items()):
        if often[_plain(key, wanted.by)] > 1:
            del found[who]
            left[who] = Why.TWICE
    return found, tuple((row, left[row.id]) for row in every if row.id in left)


def _matched(
    every: Sequence[StudentRow], participants: Sequence[Participant]
) -> dict[str, Participant | Why]:
    """Say which participant each student is; a name alone, or two of them, is not sure."""
    roster = Roster((row.id, row.person) for row in every)
    fit = numbers_fit((one.person for one in participants), (row.person for row in every))
    found: dict[str, Participant | Why] = {}
    for one in participants:
        match = roster.match(one.person if fit else replace(one.person, matriculation=""))
        if match.sure:
            found[match.sure] = Why.UNSURE if match.sure in found else one
        else:
            for who in match.ids:
                found.setdefault(who, Why.UNSURE)
    return found


def _own_key(row: StudentRow, by: By) -> str:
    return {By.IDNUMBER: row.matriculation, By.EMAIL: row.email}.get(by, "").strip()


def _key_of(one: Participant, by: By) -> str:
    if by is By.USERNAME:
        return one.login
    return one.person.matriculation if by is By.IDNUMBER else one.person.email


def _plain(key: str, by: By) -> str:
    return matriculation_key(key) if by is By.IDNUMBER else email_key(key)


@dataclass(frozen=True, slots=True)
class _Writing:
    ticks: Ticks
    say: Language
    comments: bool


def _row(
    student: StudentRow, key: str, results: Results, items: Sequence[Item], how: _Writing
) -> GradeRow:
    pairs = [(item, results.get(item.id, NOTHING)) for item in items]
    return GradeRow(
        student=student,
        key=key,
        grades=tuple(grade_of(item, row, how.ticks, how.say) for item, row in pairs),
        comments=tuple(row.feedback if how.comments else "" for _, row in pairs),
    )


def grade_of(item: Item, row: ResultRow, ticks: Ticks, say: Language) -> str:
    """Write a result as Moodle reads it, with a decimal point; "" is no grade."""
    facts = row.facts
    if facts.state is State.EXEMPT:
        return ""
    if item.marking is not Marking.TICK:
        number = facts.mark if item.marking is Marking.GRADE else facts.points
        return "" if number is None else f"{number:f}"
    passed = progress(item, facts) is Progress.PASSED
    if not passed and facts.state is not State.FAILED:
        return ""
    if ticks is Ticks.NUMBERS:
        return "1" if passed else "0"
    return say(WORDS[State.PASSED if passed else State.FAILED])
