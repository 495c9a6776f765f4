"""The office's lists beside what was decided: what becomes of every row, before any is filled."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from planner.rules.office_grades import cell_of, says_nothing, says_same
from planner.rules.office_rows import number_key
from planner.rules.people import MatchKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date
    from decimal import Decimal

    from planner.rules.credits import Outcome
    from planner.rules.office_rows import OfficeList, OfficeRow
    from planner.rules.people import Roster

type Key = tuple[str, str]  # the source of a list and the place of a grade cell in it


class Verdict(StrEnum):
    """What becomes of a row of a list, or of a decision that is on none."""

    FILL = "fill"
    DIFFERENT = "different"  # another grade is there, and stays unless it is to be replaced
    SAME = "same"
    SEVERAL = "several"  # the same decision belongs into several rows
    WRONG_LIST = "wrong_list"  # booked under another exam number
    UNCLEAR = "unclear"  # several bookings fit the row
    QUESTION = "question"  # by name alone, at two people, or with a wholly different name
    UNKNOWN = "unknown"
    STALE = "stale"  # decided, and facts or rules have changed since
    NO_CODE = "no_code"
    CLOSED = "closed"  # the cell holds a formula, is merged, or its row is too short
    UNDECIDED = "undecided"
    OFF_LIST = "off_list"  # decided, and on no list


CAN_BE_ACCEPTED: Final = frozenset(
    {Verdict.DIFFERENT, Verdict.SEVERAL, Verdict.STALE, Verdict.WRONG_LIST}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What was decided for one booking of a student, or for one who has none; ids in both.

    ``is_booked`` tells that the number is the booking's own; the course's own number only serves
    who has none, and then a list knows better.
    """

    student: str
    booking: str
    number: str  # the exam number, "" where neither booking nor course has one
    kind: str
    attempt: str
    outcome: Outcome
    grade: Decimal | None
    assessed_on: date
    stale: bool = False
    is_booked: bool = True


@dataclass(frozen=True, slots=True)
class Answers:
    """Who a row is, where it asks; and the rows that are filled although something speaks up."""

    people: Mapping[Key, str | None] = field(default_factory=dict)
    accepted: frozenset[Key] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One row with what becomes of it; of a decision on no list there is neither list nor row.

    ``ours`` is what the decision comes to as this list writes it. ``candidates`` are those whom
    the row may mean, ``booked`` the exam numbers that the student is booked under, ``others``
    the rows that want the same decision. ``taken`` says that the cell will be filled.
    """

    verdict: Verdict
    list: OfficeList | None = None
    row: OfficeRow | None = None
    student: str = ""
    candidates: tuple[str, ...] = ()
    entry: Entry | None = None
    ours: str = ""
    booked: tuple[str, ...] = ()
    others: tuple[Key, ...] = ()
    taken: bool = False

    @property
    def key(self) -> Key:
        """What tells it from all others."""
        if self.list is None or self.row is None:
            return "", f"{self.student}:{self.entry.booking if self.entry else ''}"
        return self.list.source, self.row.place

    @property
    def can_be_accepted(self) -> bool:
        """Whether the cell is filled if somebody says so."""
        fits = self.list is not None and self.entry is not None and bool(self.ours)
        return self.verdict in CAN_BE_ACCEPTED and fits

    @property
    def left_blank(self) -> bool:
        """Whether the row says nothing and goes on saying nothing."""
        return self.row is not None and says_nothing(self.row.grade) and not self.taken


def reconciled(
    lists: Sequence[OfficeList],
    roster: Roster,
    entries: Sequence[Entry],
    codes: Mapping[str, Mapping[str, str]],
    answers: Answers,
) -> tuple[Found, ...]:
    """Compare all lists with everything decided: each row of each list, then who is on none.

    ``codes`` are those of the office, by the source of a list. Nothing that is there already is
    replaced, and nothing doubtful filled, unless the answers say so.
    """
    decided: defaultdict[str, list[Entry]] = defaultdict(list)
    for one in entries:
        decided[one.student].append(one)
    numbers = {number_key(one.number) for one in entries} - {""}
    known = _Known(roster, decided, numbers, answers)
    rows = [_placed(each, row, known) for each in lists for row in each.rows]
    judged = [_judged(one, codes) for one in rows]
    settled = _apart(judged)
    covered = {_booked(one.entry) for one in settled if one.entry is not None}
    asked = {
        student
        for one in settled
        if one.verdict is Verdict.QUESTION and one.key not in answers.people
        for student in one.candidates
    }
    off = (
        Found(verdict=Verdict.OFF_LIST, student=one.student, entry=one)
        for one in entries
        if _booked(one) not in covered and one.student not in asked
    )
    return (*(_taken(one, answers.accepted) for one in settled), *off)


class _Known(NamedTuple):
    """What rows are compared with: people, their decisions, the numbers booked, the answers."""

    roster: Roster
    decided: Mapping[str, Sequence[Entry]]
    numbers: set[str]
    answers: Answers


def _placed(each: OfficeList, row: OfficeRow, known: _Known) -> Found:
    """Say whose row it is and which decision belongs there; the verdict FILL is to be judged."""
    found = Found(verdict=Verdict.FILL, list=each, row=row)
    match = known.roster.match(row.person)
    sure = match.sure
    if sure and known.roster.is_called_otherwise(sure, row.person):
        sure = None  # a slip in a number must give nobody another's grade
    student = sure or known.answers.people.get(found.key) or ""
    if not student:
        asks = match.kind is not MatchKind.NONE
        verdict = Verdict.QUESTION if asks else Verdict.UNKNOWN
        return replace(found, verdict=verdict, candidates=match.ids)
    found = replace(found, student=student, candidates=() if sure else match.ids)
    own = known.decided.get(student, ())
    if not own:
        return replace(found, verdict=Verdict.UNDECIDED)
    fitting = _fitting(own, _number(row, each, known.numbers), row)
    if len(fitting) == 1:
        return replace(found, entry=fitting[0])
    booked = tuple(dict.fromkeys(one.number for one in own))
    if fitting:
        return replace(found, verdict=Verdict.UNCLEAR, booked=booked)
    only = own[0] if len(own) == 1 else None
    return replace(found, verdict=Verdict.WRONG_LIST, entry=only, booked=booked)


def _number(row: OfficeRow, each: OfficeList, numbers: set[str]) -> str:
    """Return the exam number of a row; the number of a course counts if somebody books it."""
    number = number_key(row.exam_number or each.exam_number)
    course = number_key(row.course_number)
    return number or (course if course in numbers else "")


def _fitting(own: Sequence[Entry], number: str, row: OfficeRow) -> Sequence[Entry]:
    """Choose the decisions that belong on a row: those booked under its exam number.

    Who books no number may be on any list, and a list without a number may hold any booking.
    Kind and attempt decide between several, as far as the list says them.
    """
    fitting: Sequence[Entry] = own
    if number:
        same = [one for one in own if number_key(one.number) == number]
        fitting = same or [one for one in own if not (one.is_booked and number_key(one.number))]
    if len(fitting) > 1 and row.kind:
        fitting = [one for one in fitting if one.kind in {row.kind, ""}] or fitting
    attempt = row.attempt.strip()
    if len(fitting) > 1 and attempt:
        fitting = [one for one in fitting if one.attempt in {attempt, ""}] or fitting
    return fitting


def _judged(one: Found, codes: Mapping[str, Mapping[str, str]]) -> Found:
    """Compare what is there with what was decided."""
    if one.entry is None or one.list is None or one.row is None:
        return one
    entry, there = one.entry, one.row.grade
    ours = cell_of(entry.outcome, entry.grade, one.list.style, codes[one.list.source])
    if one.verdict is not Verdict.FILL:
        return replace(one, ours=ours)
    blank, closed = says_nothing(there), one.row.closed
    if not ours:
        verdict = Verdict.NO_CODE
    elif not blank and says_same(there, ours):
        verdict = Verdict.SAME
    elif closed:
        verdict = Verdict.CLOSED
    elif entry.stale:
        verdict = Verdict.STALE
    else:
        verdict = Verdict.FILL if blank else Verdict.DIFFERENT
    return replace(one, verdict=verdict, ours=ours)


def _apart(rows: Sequence[Found]) -> list[Found]:
    """Find the rows that want the same decision; attempt, or the grade that is there, decides.

    What is decided once is filled in once: where nothing tells which row is meant, all ask.
    """
    same: defaultdict[tuple[str, str], list[Found]] = defaultdict(list)
    for one in rows:
        if one.entry is not None and one.verdict is not Verdict.WRONG_LIST:
            same[_booked(one.entry)].append(one)
    meant: dict[Key, Found] = {}
    for several in same.values():
        if len(several) > 1:
            the_one = _the_one(several)
            keys = tuple(one.key for one in several)
            for one in several:
                others = tuple(key for key in keys if key != one.key)
                verdict = one.verdict if one is the_one else Verdict.SEVERAL
                meant[one.key] = replace(one, verdict=verdict, others=others)
    return [meant.get(one.key, one) for one in rows]


def _the_one(several: Sequence[Found]) -> Found | None:
    same = [one for one in several if one.verdict is Verdict.SAME]
    numbered = [one for one in several if _is_of_its_number(one)]
    attempted = [
        one
        for one in several
        if one.row and one.entry and one.row.attempt.strip() == one.entry.attempt
    ]
    return next((told[0] for told in (same, numbered, attempted) if len(told) == 1), None)


def _is_of_its_number(one: Found) -> bool:
    """Tell whether a row's exam number is just that of the decision."""
    numbers = (one.row.exam_number, one.entry.number) if one.row and one.entry else ("", "-")
    return number_key(numbers[0]) == number_key(numbers[1]) != ""


def _taken(one: Found, accepted: Iterable[Key]) -> Found:
    fills = one.verdict is Verdict.FILL or (one.can_be_accepted and one.key in accepted)
    is_open = one.row is not None and not one.row.closed
    return replace(one, taken=True) if fills and is_open else one


def _booked(entry: Entry) -> tuple[str, str]:
    return entry.student, entry.booking
