"""Giving a worksheet back to Moodle: who is whom, what is filled in, what stays and why."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from planner.db import students, work
from planner.db.students import NOTHING
from planner.errors import PlannerError
from planner.exchange.moodle_words import as_comment, plain_text
from planner.exchange.moodle_worksheets import number_in
from planner.jobs.result_pairing import WhichItem, named_in
from planner.jobs.result_values import converted, scale_state
from planner.rules.credits import Enrolment, Marking, Progress, State, progress
from planner.rules.grades import NoSuchGrade, parse_grade
from planner.rules.people import Match, MatchKind, Roster, numbers_fit, sort_key

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from sqlalchemy.orm import Session

    from planner.db.students import ResultRow, StudentRow
    from planner.exchange.moodle_worksheets import SheetLine, Worksheet
    from planner.rules.credits import Item


@dataclass(eq=False)
class MaximumDiffers(PlannerError):
    """Moodle counts to another number of points than the item does."""

    item: str
    theirs: Decimal
    ours: Decimal


class Fate(StrEnum):
    """What becomes of a row of a worksheet."""

    FILLED = "filled"
    SAME = "same"  # Moodle says it already
    KEPT = "kept"  # Moodle has another grade, which stays
    LOCKED = "locked"  # the grade cannot be changed in Moodle
    BLANK = "blank"  # the course has nothing to say yet
    TOO_HIGH = "too_high"  # more than Moodle's highest grade
    NO_WORD = "no_word"  # the scale has no word for it
    LETTERS = "letters"  # the comment has letters that the file's encoding has not
    NAME_ONLY = "name_only"  # the name alone fits
    UNKNOWN = "unknown"  # nobody of the course


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """How a worksheet is filled in; ``mine`` lets the course win where Moodle has a grade.

    ``scaled`` converts points where Moodle counts to another number, ``comments`` sends the
    notes to students along, ``names`` takes people of whom the name alone fits.
    """

    item: str = ""  # its id; "" is the one that the file's name says
    mine: bool = False
    scaled: bool = False
    comments: bool = True
    names: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetFate:
    """A row and what becomes of it; ``grade`` and ``comment`` are written where not None."""

    fate: Fate
    line: SheetLine
    student: StudentRow | None = None
    ours: str = ""  # the grade of the course, as this file would write it
    grade: str | None = None
    comment: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FilledSheet:
    """A worksheet as it would go back; ``absent`` are students of the course not on it."""

    sheet: Worksheet
    item: Item
    fates: tuple[SheetFate, ...]
    absent: tuple[StudentRow, ...]
    grades: Mapping[int, str] = field(default_factory=dict)
    comments: Mapping[int, str] = field(default_factory=dict)

    def of(self, *fates: Fate) -> tuple[SheetFate, ...]:
        """Return the rows with one of these fates."""
        return tuple(one for one in self.fates if one.fate in fates)

    def content(self) -> bytes:
        """Return the file to give back, proven to differ in these cells alone."""
        return self.sheet.filled(self.grades, self.comments)


def fill(tx: Session, sheet: Worksheet, wishes: Wishes) -> FilledSheet:
    """Say what becomes of every row. Raises WhichItem or MaximumDiffers."""
    item = _item(tx, sheet, wishes.item)
    _check_maximum(sheet, item, wishes)
    filling = _Filling(sheet, item, wishes)
    everyone = {row.id: row for row in students.students(tx)}
    found = _who(sheet, everyone)
    entered = students.results(tx)
    fates, met = [], set()
    for line in sheet.lines:
        match = found[line.row]
        alone = wishes.names and match.kind is MatchKind.NAME_ONLY and len(match.ids) == 1
        student = everyone.get(match.ids[0] if alone else match.sure or "")
        if student is None or student.id in met:
            asks = match.kind is MatchKind.NAME_ONLY
            fates.append(SheetFate(fate=Fate.NAME_ONLY if asks else Fate.UNKNOWN, line=line))
            continue
        met.add(student.id)
        row = entered.get(student.id, {}).get(item.id, NOTHING)
        fates.append(filling.fate(line, student, row))
    absent = [
        row for row in everyone.values() if row.id not in met and row.status is not Enrolment.LEFT
    ]
    return FilledSheet(
        sheet=sheet,
        item=item,
        fates=tuple(fates),
        absent=tuple(sorted(absent, key=lambda row: sort_key(row.family, row.given))),
        grades={one.line.row: one.grade for one in fates if one.grade is not None},
        comments={one.line.row: one.comment for one in fates if one.comment is not None},
    )


def _who(sheet: Worksheet, everyone: Mapping[str, StudentRow]) -> dict[int, Match]:
    """Match every row with the course; numbers that are none of the course say nothing."""
    roster = Roster((row.id, row.person) for row in everyone.values())
    people = [line.person for line in sheet.lines]
    fit = numbers_fit(people, (row.person for row in everyone.values()))
    return {
        line.row: roster.match(line.person if fit else replace(line.person, matriculation=""))
        for line in sheet.lines
    }


def _item(tx: Session, sheet: Worksheet, wanted: str) -> Item:
    items = work.items(tx)
    found = wanted or named_in(sheet.name, items)
    for item in items:
        if item.id == found:
            return item
    raise WhichItem(sheet.name, tuple(item.title for item in items))


def _check_maximum(sheet: Worksheet, item: Item, wishes: Wishes) -> None:
    theirs, ours = sheet.most, item.max_points
    if wishes.scaled or item.marking is not Marking.POINTS or theirs is None or ours is None:
        return
    if theirs != ours:
        raise MaximumDiffers(item.title, theirs, ours)


@dataclass(frozen=True, slots=True)
class _Filling:
    """One worksheet being filled in with the results of one item."""

    sheet: Worksheet
    item: Item
    wishes: Wishes

    def fate(self, line: SheetLine, student: StudentRow, row: ResultRow) -> SheetFate:
        """Say what becomes of a row."""
        fate, text = self._grade(row)
        if not line.changeable:
            fate = Fate.LOCKED if text else Fate.BLANK
        elif fate is Fate.FILLED and line.grade:
            same = _same(line.grade, text)
            fate = Fate.SAME if same else Fate.FILLED if self.wishes.mine else Fate.KEPT
        comment = self._comment(line, row) if line.changeable else None
        if comment is not None and not self.sheet.cells.holds(comment):
            fate = Fate.LETTERS if fate in {Fate.SAME, Fate.BLANK} else fate
            comment = None
        return SheetFate(
            fate=fate,
            line=line,
            student=student,
            ours=text,
            grade=text if fate is Fate.FILLED else None,
            comment=comment,
        )

    def _grade(self, row: ResultRow) -> tuple[Fate, str]:
        """Return what the course says as this file writes it, or why it says nothing."""
        sheet = self.sheet
        if row.facts.state is State.EXEMPT:
            return Fate.BLANK, ""
        if sheet.most is None and sheet.scale:
            word = self._word(row)
            return (Fate.FILLED, word) if word else (_unworded(self.item, row), "")
        value = self._value(row)
        if value is None:
            return Fate.BLANK, ""
        text = sheet.number(value)
        if sheet.most is not None and value > sheet.most:
            return Fate.TOO_HIGH, text
        return Fate.FILLED, text

    def _value(self, row: ResultRow) -> Decimal | None:
        """Return the number to send: points, a grade; for a tick the highest grade or none."""
        facts, most = row.facts, self.sheet.most
        if self.item.marking is Marking.GRADE:
            return facts.mark
        if self.item.marking is Marking.POINTS:
            return self._points(facts.points)
        if most is not None and progress(self.item, facts) is Progress.PASSED:
            return most
        return most * 0 if most is not None and facts.state is State.FAILED else None

    def _points(self, points: Decimal | None) -> Decimal | None:
        ours, theirs = self.item.max_points, self.sheet.most
        if points is None or not ours or theirs is None or ours == theirs:
            return points
        return converted(points, ours, theirs)

    def _word(self, row: ResultRow) -> str:
        """Return the word of the scale that means what the course says."""
        facts = row.facts
        if self.item.marking is Marking.GRADE and facts.mark is not None:
            same = (word for word in self.sheet.scale if _is_grade(word, facts.mark))
            return next(same, "")
        passed = progress(self.item, facts) is Progress.PASSED
        wanted = State.PASSED if passed else facts.state
        if wanted not in {State.PASSED, State.FAILED}:
            return ""
        return next((word for word in self.sheet.scale if scale_state(word) is wanted), "")

    def _comment(self, line: SheetLine, row: ResultRow) -> str | None:
        """Return the note to the student where Moodle has none, or the course is to win."""
        if not (self.wishes.comments and self.sheet.has_comments and row.feedback):
            return None
        if plain_text(line.comment).split() == row.feedback.split():
            return None
        return as_comment(row.feedback) if self.wishes.mine or not line.comment else None


def _is_grade(word: str, mark: Decimal) -> bool:
    try:
        return parse_grade(word) == mark
    except NoSuchGrade:
        return False


def _unworded(item: Item, row: ResultRow) -> Fate:
    settled = progress(item, row.facts) is Progress.PASSED or row.facts.state is State.FAILED
    numbered = row.facts.mark is not None or row.facts.points is not None
    return Fate.NO_WORD if settled or numbered else Fate.BLANK


def _same(theirs: str, ours: str) -> bool:
    number = number_in(theirs)
    return theirs == ours if number is None else number == number_in(ours)
