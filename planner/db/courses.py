"""Reading the course itself: its titles, term, slots, days off and people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from planner.db.reading import clock, day, rows, structure
from planner.rules.attendance import ExcusedCounts
from planner.rules.slots import ExtraDate, Hours, Slot, Start
from planner.rules.terms import DayNote, DayOff, Days, NoteKind, OffKind

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from planner.db.reading import Reader


_READ_APART = frozenset({"lectures", "excused_counts", "rules_announced_on", "office_codes"})


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseRow:
    """The course as views and documents see it; empty text is what nobody has said yet."""

    id: str
    title_de: str
    title_en: str
    language: str
    term: str
    lectures: Days
    region: str
    university: str
    faculty: str
    institute: str
    place: str
    course_type: str
    course_number: str
    hours_per_week: str
    hours_per_credit: int
    exam_number: str
    module: str
    logo: str
    page: str
    page_url: str
    university_id: str
    university_url: str
    eqf_level: int | None
    outcomes_de: str
    outcomes_en: str
    smallest_n: int
    office_codes: Mapping[str, str]
    excused_counts: ExcusedCounts
    rules_announced_on: date | None

    @property
    def title(self) -> str:
        """The title in the language of instruction, or the other where there is but one."""
        return self.title_in(self.language)

    def title_in(self, code: str) -> str:
        """Return the title for a document in a language, or the other where there is but one."""
        first, second = self.title_de, self.title_en
        if code == "en":
            first, second = second, first
        return first or second


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow:
    """Somebody of the course; role is lecturer, examiner, signatory, ta or guest.

    ``signature`` is a picture (base64 of a PNG or JPEG); None in a wish leaves it as it is.
    """

    id: str
    role: str
    name: str
    email: str = ""
    signature: str | None = None


@dataclass(frozen=True, slots=True)
class SlotRow:
    """A weekly slot with its id."""

    id: str
    slot: Slot


def course(tx: Reader) -> CourseRow:
    """Read the course."""
    ((first, last, *same),) = rows(
        tx,
        "SELECT lectures_from, lectures_to, id, title_de, title_en, language, term, region,"
        " university, faculty, institute, place, course_type, course_number, hours_per_week,"
        " hours_per_credit, exam_number, module, logo, page, page_url, university_id,"
        " university_url, eqf_level, outcomes_de, outcomes_en, smallest_n, office_codes,"
        " excused_counts, rules_announced_on FROM course",
    )
    *same, codes, excused, announced = same
    names = (name for name in CourseRow.__slots__ if name not in _READ_APART)
    plain: dict[str, Any] = dict(zip(names, same, strict=True))
    return CourseRow(
        **plain,
        lectures=Days(day(first), day(last)),
        office_codes=structure(codes),
        excused_counts=ExcusedCounts(excused),
        rules_announced_on=day(announced),
    )


def slots(tx: Reader) -> tuple[SlotRow, ...]:
    """List the weekly slots in the order given by the lecturer."""
    found = rows(
        tx,
        f"SELECT id, {', '.join(_SLOT)} FROM slot ORDER BY position, id",  # noqa: S608 - our own
    )
    return tuple(SlotRow(row_id, _slot(*values)) for row_id, *values in found)


_SLOT = ("weekday", "starts", "ends", "room", "label", "valid_from", "valid_to")


def slot_of_image(image: Mapping[str, Any]) -> Slot:
    """Turn a picture of a row, as the history keeps it, into a weekly slot."""
    return _slot(*(image[name] for name in _SLOT))


def _slot(*values: Any) -> Slot:
    weekday, starts, ends, room, label, first, last = values
    valid = Days(day(first), day(last)) if first and last else None
    return Slot(weekday, Hours(clock(starts), clock(ends)), room, Start(label), valid)


def extra_dates(tx: Reader) -> tuple[ExtraDate, ...]:
    """List the single dates beside the weekly slots, earliest first."""
    found = rows(tx, "SELECT day, starts, ends, room FROM extra_date ORDER BY day, starts, id")
    return tuple(_extra(*row) for row in found)


def extra_of_image(image: Mapping[str, Any]) -> ExtraDate:
    """Turn a picture of a row, as the history keeps it, into a single date."""
    return _extra(image["day"], image["starts"], image["ends"], image["room"])


def _extra(at: Any, starts: Any, ends: Any, room: str) -> ExtraDate:
    return ExtraDate(day(at), Hours(clock(starts), clock(ends)), room)


def day_notes(tx: Reader) -> tuple[DayNote, ...]:
    """List the notes on days, earliest first."""
    return tuple(
        DayNote(Days(day(first), day(last)), NoteKind(kind), german, english)
        for first, last, kind, german, english in rows(
            tx, "SELECT first, last, kind, text_de, text_en FROM day_note ORDER BY first, id"
        )
    )


def days_off(tx: Reader) -> tuple[DayOff, ...]:
    """List the days without teaching, earliest first."""
    return tuple(
        DayOff(Days(day(first), day(last)), OffKind(kind), german, english)
        for first, last, kind, german, english in rows(
            tx, "SELECT first, last, kind, name_de, name_en FROM day_off ORDER BY first, id"
        )
    )


def people(tx: Reader) -> tuple[PersonRow, ...]:
    """List the people of the course, by role and in the order given."""
    return tuple(
        PersonRow(id=row_id, role=role, name=name, email=email, signature=signature)
        for row_id, role, name, email, signature in rows(
            tx, "SELECT id, role, name, email, signature FROM person ORDER BY role, position, id"
        )
    )
