"""The one word for each thing (states, standings, kinds, grades, terms), in a given language.

Every function takes the Language last: a certificate prints two languages side by side.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from planner.language import marked
from planner.rules import grades
from planner.rules.attendance import ExcusedCounts, Presence
from planner.rules.credits import (
    Enrolment,
    ItemKind,
    Marking,
    Outcome,
    Standing,
    State,
    needed,
)
from planner.rules.grades import GradeWord, Rounding
from planner.rules.plan import Kind, Mode, Status
from planner.rules.requirements import Asks, Counting
from planner.rules.slots import printed
from planner.rules.terms import NoteKind, OffKind, Season

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from planner.language import Language
    from planner.rules.credits import Requirement
    from planner.rules.slots import Slot
    from planner.rules.terms import DayNote, DayOff, Term

ROLES: Mapping[str, str] = {  # of the people of a course, in the order they are listed
    "lecturer": marked("Lecturer"),
    "examiner": marked("Examiner"),
    "signatory": marked("Signatory"),
    "ta": marked("Teaching assistant"),
    "guest": marked("Guest"),
}
_OFF_KINDS: Mapping[OffKind, str] = {
    OffKind.HOLIDAY: marked("Public holiday"),
    OffKind.BREAK: marked("Break"),
    OffKind.OWN: marked("Own day off"),
}
_NOTE_KINDS: Mapping[NoteKind, str] = {
    NoteKind.NOTE: marked("Note"),
    NoteKind.OFFICE: marked("Examination office"),
}
_KINDS: Mapping[Kind, str] = {
    Kind.CLASS: marked("Class"),
    Kind.BUFFER: marked("Buffer"),
    Kind.EXAM: marked("Exam"),
    Kind.HOLIDAY: marked("Holiday"),
    Kind.BREAK: marked("Break"),
    Kind.NO_CLASS: marked("No class"),
    Kind.OTHER: marked("Other"),
}
_MODES: Mapping[Mode, str] = {
    Mode.IN_PERSON: marked("In person"),
    Mode.ONLINE: marked("Online"),
    Mode.HYBRID: marked("Hybrid"),
}
_STATUSES: Mapping[Status, str] = {
    Status.PLANNED: marked("planned"),
    Status.HELD: marked("held"),
    Status.CANCELLED: marked("cancelled"),
}
_ITEM_KINDS: Mapping[ItemKind, str] = {
    ItemKind.PARTICIPATION: marked("Participation"),
    ItemKind.HOMEWORK: marked("Homework sheet"),
    ItemKind.POSTER: marked("Poster"),
    ItemKind.PROJECT: marked("Project"),
    ItemKind.PRESENTATION: marked("Presentation"),
    ItemKind.EXAM: marked("Exam"),
    ItemKind.OTHER: marked("Other"),
}
_ITEM_KINDS_TOGETHER: Mapping[ItemKind, str] = {
    ItemKind.PARTICIPATION: marked("Participation"),
    ItemKind.HOMEWORK: marked("Homework"),
    ItemKind.POSTER: marked("Posters"),
    ItemKind.PROJECT: marked("Projects"),
    ItemKind.PRESENTATION: marked("Presentations"),
    ItemKind.EXAM: marked("Exams"),
    ItemKind.OTHER: marked("Other"),
}
_MARKINGS: Mapping[Marking, str] = {
    Marking.TICK: marked("Passed or not"),
    Marking.POINTS: marked("Points"),
    Marking.GRADE: marked("Grade"),
}
_STATES: Mapping[State, str] = {
    State.OPEN: marked("open"),
    State.SUBMITTED: marked("submitted"),
    State.RETURNED: marked("returned"),
    State.PASSED: marked("passed"),
    State.FAILED: marked("failed"),
    State.MISSING: marked("missing"),
    State.EXCUSED: marked("excused"),
    State.EXEMPT: marked("exempt"),
    State.RECOGNISED: marked("recognised"),
}
STATE_LETTERS: Mapping[State, str] = {  # typed for a state, in the grid and on marking sheets
    State.PASSED: "P",
    State.FAILED: "F",
    State.RETURNED: "R",
    State.SUBMITTED: "H",
    State.MISSING: "M",
    State.EXCUSED: "E",
    State.EXEMPT: "X",
    State.RECOGNISED: "A",
    State.OPEN: "O",
}
STATE_SIGNS: Mapping[str, State] = {  # what people tick with
    **dict.fromkeys("✓✔☑", State.PASSED),
    **dict.fromkeys("✗✘✕✖×", State.FAILED),
}
_STANDINGS: Mapping[Standing, str] = {
    Standing.MET: marked("met"),
    Standing.WAITING: marked("waiting"),
    Standing.POSSIBLE: marked("possible"),
    Standing.OUT_OF_REACH: marked("out of reach"),
}
_SHAPES: Mapping[Standing, str] = {
    Standing.MET: "●",
    Standing.WAITING: "◐",
    Standing.POSSIBLE: "○",
    Standing.OUT_OF_REACH: "⊘",
}
_ENROLMENTS: Mapping[Enrolment, str] = {
    Enrolment.REGISTERED: marked("registered"),
    Enrolment.UNDECIDED: marked("undecided"),
    Enrolment.WAITING: marked("on the waiting list"),
    Enrolment.GUEST: marked("guest"),
    Enrolment.LEFT: marked("left the course"),
}
_OUTCOMES: Mapping[Outcome, str] = {
    Outcome.PASSED: marked("passed"),
    Outcome.FAILED: marked("failed"),
    Outcome.NO_SHOW: marked("did not appear"),
    Outcome.WITHDRAWN: marked("withdrawn"),
    Outcome.DECEPTION: marked("deception"),
}
_PRESENCES: Mapping[Presence, str] = {
    Presence.PRESENT: marked("present"),
    Presence.ABSENT: marked("absent"),
    Presence.EXCUSED: marked("excused"),
}
_EXCUSED: Mapping[ExcusedCounts, str] = {
    ExcusedCounts.LEFT_OUT: marked("not counted"),
    ExcusedCounts.PRESENT: marked("counted as present"),
    ExcusedCounts.ABSENT: marked("counted as absent"),
}
_ASKS: Mapping[Asks, str] = {
    Asks.PASSED: marked("items passed"),
    Asks.POINTS: marked("minimum points"),
    Asks.PERCENT: marked("minimum percentage of the points"),
    Asks.ATTENDANCE: marked("minimum sessions attended"),
    Asks.ATTENDANCE_PERCENT: marked("minimum percentage of the sessions"),
}
_COUNTINGS: Mapping[Counting, str] = {
    Counting.ALL: marked("all of"),
    Counting.AT_LEAST: marked("at least"),
    Counting.ANY: marked("any of"),
}
_BOOKINGS: Mapping[str, str] = {
    "coursework": marked("coursework"),
    "exam": marked("examination"),
}
CERTIFICATES: Mapping[str, str] = {
    "achievement": marked("Certificate of academic achievement"),
    "participation": marked("Certificate of participation"),
}
_GRADE_WORDS: Mapping[GradeWord, str] = {
    GradeWord.VERY_GOOD: marked("very good"),
    GradeWord.GOOD: marked("good"),
    GradeWord.SATISFACTORY: marked("satisfactory"),
    GradeWord.SUFFICIENT: marked("sufficient"),
    GradeWord.FAIL: marked("fail"),
}
_ROUNDINGS: Mapping[Rounding, str] = {
    Rounding.CUT: marked("cut off after the first decimal"),
    Rounding.HALF_UP: marked("round to the nearest tenth"),
}


def kind(value: Kind, say: Language) -> str:
    """Return what a row of the plan is: "Class", "Buffer"."""
    return say(_KINDS[value])


def mode(value: Mode, say: Language) -> str:
    """Return where one takes part: "In person"."""
    return say(_MODES[value])


def status(value: Status, say: Language) -> str:
    """Return what is recorded about a session: "held"."""
    return say(_STATUSES[value])


def item_kind(value: ItemKind, say: Language) -> str:
    """Return what sort of work an item is: "Homework sheet"."""
    return say(_ITEM_KINDS[value])


def item_kinds(value: ItemKind, say: Language) -> str:
    """Return what all items of a kind are called together: "Homework"."""
    return say(_ITEM_KINDS_TOGETHER[value])


def marking(value: Marking, say: Language) -> str:
    """Return how an item is marked: "Points"."""
    return say(_MARKINGS[value])


def state(value: State, say: Language) -> str:
    """Return where a student stands with an item: "submitted"."""
    return say(_STATES[value])


def standing(value: Standing, say: Language) -> str:
    """Return how far a student is on the way to a tier: "out of reach"."""
    return say(_STANDINGS[value])


def shape(value: Standing) -> str:
    """Return the sign of a standing, so that it is never told by colour alone."""
    return _SHAPES[value]


def enrolment(value: Enrolment, say: Language) -> str:
    """Return how a student belongs to the course: "on the waiting list"."""
    return say(_ENROLMENTS[value])


def outcome(value: Outcome, say: Language) -> str:
    """Return how a decision ends: "did not appear"."""
    return say(_OUTCOMES[value])


def presence(value: Presence, say: Language) -> str:
    """Return what is recorded of a student in a session: "present"."""
    return say(_PRESENCES[value])


def excused_counts(value: ExcusedCounts, say: Language) -> str:
    """Return how excused sessions count: "counted as present"."""
    return say(_EXCUSED[value])


def asks(value: Asks, say: Language) -> str:
    """Return what a requirement measures: "minimum points"."""
    return say(_ASKS[value])


def counting(value: Counting, say: Language) -> str:
    """Return how many of its items a requirement asks for: "all of"."""
    return say(_COUNTINGS[value])


def least(asked: Requirement, items: int, say: Language) -> str:
    """Return how much a requirement of so many items asks for: "2", "30 points", "50 %"."""
    if asked.asks is Asks.PASSED:
        return str(needed(asked, items))
    amount = say.number(asked.amount or Decimal(0))
    if asked.asks is Asks.POINTS:
        return say("{points} points", points=amount)
    if asked.asks is Asks.ATTENDANCE:
        return say("{n} sessions", n=amount)
    return f"{amount} %"


def booking(value: str, say: Language) -> str:
    """Return what an achievement is booked as: of "coursework" (Studienleistung) or "exam"."""
    return say(_BOOKINGS[value])


def certificate_kind(value: str, say: Language) -> str:
    """Return what a certificate is: of "achievement" (Leistungsnachweis) or "participation"."""
    return say(CERTIFICATES[value])


def rounding(value: Rounding, say: Language) -> str:
    """Return the name of a rounding rule."""
    return say(_ROUNDINGS[value])


def grade_word(grade: Decimal, say: Language) -> str:
    """Return the word of a grade with one decimal: "very good", in German "sehr gut"."""
    return say(_GRADE_WORDS[grades.word(grade)])


def achieved(value: Outcome, grade: Decimal | None, say: Language) -> str:
    """Return how a decision's result is printed: "1,3 sehr gut", "unbenotet – bestanden"."""
    if grade is not None:
        return f"{say.grade(grade)} {grade_word(grade, say)}"
    if value is Outcome.PASSED:
        return say("ungraded – passed")
    return outcome(value, say)


def season(value: Season, say: Language) -> str:
    """Return "winter semester" or "summer semester"."""
    return say("winter semester") if value is Season.WINTER else say("summer semester")


def term(value: Term, say: Language) -> str:
    """Return a term as a heading names it: "Wintersemester 2023/24", "Winter semester 2023/24"."""
    words = term_within(value, say)
    return words[:1].upper() + words[1:]


def term_within(value: Term, say: Language) -> str:
    """Return a term as it stands within a sentence: "winter semester 2023/24" in English."""
    return f"{season(value.season, say)} {value.years}"


def day_off(value: DayOff, say: Language) -> str:
    """Return the name of a holiday or break, in the other language if this one has none."""
    mine, other = value.name_en, value.name_de
    if say.code == "de":
        mine, other = other, mine
    return mine or other


def day_note(value: DayNote, say: Language) -> str:
    """Return what a note on days says, in the other language if it has no words in this one."""
    mine, other = value.text_en, value.text_de
    if say.code == "de":
        mine, other = other, mine
    return mine or other


def slot(value: Slot, say: Language) -> str:
    """Return a weekly time as documents print it: "Wednesday, 12:30–14:00 s.t.".

    One that counts in part of the term only says so: "Friday, 10–12 c.t. (8 Dec – 19 Jan)".
    """
    words = f"{say.weekday(value.weekday)}, {printed(value)}"
    if value.valid is None:
        return words
    return f"{words} ({say.day_month(value.valid.first)} – {say.day_month(value.valid.last)})"


def role(value: str, say: Language) -> str:
    """Say what somebody is in the course, e.g. "Examiner"; an unknown word stays as it is."""
    return say(ROLES[value]) if value in ROLES else value


def off_kind(value: OffKind, say: Language) -> str:
    """Say why there is no teaching on a day, e.g. "Public holiday"."""
    return say(_OFF_KINDS[value])


def note_kind(value: NoteKind, say: Language) -> str:
    """Say whose a note on a day is, e.g. "Examination office"."""
    return say(_NOTE_KINDS[value])


def version(number: int, day: date, say: Language) -> str:
    """Return which published version of the plan something is: "Version 3, 9 Oct 2023"."""
    return say("Version {number}, {day}", number=number, day=say.plain_day(day))
