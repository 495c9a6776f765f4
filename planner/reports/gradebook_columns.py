"""The columns of the gradebook workbook: heading, width, and how a student's cell is filled."""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from planner import vocabulary
from planner.reports.gradebook_legend import day_format
from planner.reports.workbook import NOTHING, Look
from planner.rules.credits import Enrolment, Marking, Outcome, Standing, State

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from planner.language import Language
    from planner.reports.gradebook import GradebookDocument, GradebookLine
    from planner.reports.workbook import Filled, Sheet, Value
    from planner.rules.credits import Item

    type Fill = Callable[[GradebookLine], Filled]

# Ink and ground from look/LOOK.md; the words say the same, so colour only helps.
MET, MET_TINT = "23744a", "e2f2e8"
WAITING, WAITING_TINT = "8a5a00", "fbeed2"
POSSIBLE, POSSIBLE_TINT = "51606f", "eef0f2"
OUT, OUT_TINT = "a42a2a", "f9e3e1"
MUTED, ACCENT = "646b76", "2f5fc4"
STATE_LOOKS = {  # open has no word: an empty cell is neither zero nor missing
    State.SUBMITTED: Look(ink=WAITING, ground=WAITING_TINT, bold=True, align="center"),
    State.RETURNED: Look(ink=WAITING, align="center"),
    State.PASSED: Look(ink=MET, align="center"),
    State.FAILED: Look(ink=OUT, ground=OUT_TINT, align="center"),
    State.MISSING: Look(ink=OUT, ground=OUT_TINT, align="center"),
    State.EXCUSED: Look(ink=MUTED, italic=True, align="center"),
    State.EXEMPT: Look(ink=MUTED, italic=True, align="center"),
    State.RECOGNISED: Look(ink=MET, italic=True, align="center"),
}
STANDING_LOOKS = {
    Standing.MET: Look(ink=MET, ground=MET_TINT, align="center"),
    Standing.WAITING: Look(ink=WAITING, ground=WAITING_TINT, align="center"),
    Standing.POSSIBLE: Look(ink=POSSIBLE, ground=POSSIBLE_TINT, align="center"),
    Standing.OUT_OF_REACH: Look(ink=OUT, ground=OUT_TINT, align="center"),
}
PLAIN, BOLD, QUIET = Look(), Look(bold=True), Look(ink=MUTED)
NUMBER, GRADE = Look(align="center"), Look(align="center", format="0.0")
PROPOSED = Look(align="center", ink=ACCENT)
PROPOSED_GRADE = Look(align="center", ink=ACCENT, format="0.0")
AWARDED = Look(align="center", bold=True)
AWARDED_GRADE = Look(align="center", bold=True, format="0.0")
STALE = Look(ink=OUT, bold=True)
NARROWEST, WIDEST = 9.0, 40.0  # characters
DAY_WIDTH, CENTRED = 12.0, "center"
AIM, COMPASS, DECISION = "aim", "compass", "decision"  # keys of columns, as views have them
STATES, GRADES, POINTS, DAYS_LATE, DAY = "states", "grades", "points", "days late", "day"
TAKES = {"points": POINTS, "mark": GRADES, "late_days": DAYS_LATE, "due": DAY}
UNSAID: tuple[Value, ...] = (None, "")
FILTER_BUTTON = 4  # characters it takes from a heading


@dataclass(frozen=True, slots=True)
class Column:
    """One column; ``fill`` is asked once for the sheet, and then for each student.

    ``key`` is what a saved view calls it, "" stands in every view. ``takes`` says what may be
    filled in by hand: the name of a list of gradebook_checks, or that of a measure. ``align`` is
    that of the heading, so that it stands above what stands in the cells.
    """

    heading: str
    width: float
    fill: Callable[[Sheet], Fill]
    key: str = ""
    takes: str = ""
    align: str = "general"


def columns(document: GradebookDocument, say: Language) -> tuple[Column, ...]:
    """Return all columns from left to right.

    A number stands in a column of its own beside the state, so that neither erases the other.
    Numbers, late days and own deadlines of an item have a column only where they can occur or do.
    """
    found = [*_people(document, say), *_tiers(document, say)]
    for item in document.items:
        found += _item(item, document, say)
    return (*found, *_decision(say))


def _people(document: GradebookDocument, say: Language) -> Iterator[Column]:
    lines = document.lines
    shown = (
        (say("Family name"), "family", BOLD),
        (say("Given names"), "given", PLAIN),
        (say("Matriculation number"), "matriculation", PLAIN),
        (say("E-mail"), "email", PLAIN),
        (say("Degree programme"), "programme", PLAIN),
    )
    for heading, name, look in shown:
        read = attrgetter(name)
        longest = max((len(read(line)) for line in lines), default=0)
        yield Column(heading, width_of(heading, longest), _shown(read, look))
    enrolments = {key: (vocabulary.enrolment(key, say), QUIET) for key in Enrolment}
    heading = say("Enrolment")
    longest = max((len(enrolments[line.enrolment][0]) for line in lines), default=0)
    width = width_of(heading, longest)
    yield Column(heading, width, _worded(lambda line: line.enrolment, enrolments))
    yield Column(say("Aim"), NARROWEST, _shown(lambda line: line.aim, NUMBER), AIM, align=CENTRED)


def _tiers(document: GradebookDocument, say: Language) -> Iterator[Column]:
    words = {key: (vocabulary.standing(key, say), look) for key, look in STANDING_LOOKS.items()}
    widest = max(len(word) for word, _ in words.values())
    for tier in document.tiers:
        width = width_of(tier.name, widest)
        yield Column(tier.name, width, _worded(_standing(tier.id), words), COMPASS, align=CENTRED)
    if document.tiers:
        longest = max((len(line.missing) for line in document.lines), default=0)
        heading = say("Missing for the aim")
        filled = _shown(lambda line: line.missing, QUIET)
        yield Column(heading, width_of(heading, longest), filled, COMPASS)


def _item(item: Item, document: GradebookDocument, say: Language) -> Iterator[Column]:
    name = item.short or item.title
    words = {key: (vocabulary.state(key, say), look) for key, look in STATE_LOOKS.items()}
    widest = max(len(word) for word, _ in words.values())
    state = _worded(_result(item.id, "state"), words)
    yield Column(name, width_of(name, widest), state, item.id, STATES, align=CENTRED)
    found = [line.results[item.id] for line in document.lines if item.id in line.results]
    day = Look(align="center", format=day_format(say))
    by_points, by_grade = (item.marking is way for way in (Marking.POINTS, Marking.GRADE))
    further = (
        ("points", say("{item}: points", item=name), NUMBER, by_points, UNSAID),
        ("mark", say("{item}: grade", item=name), GRADE, by_grade, UNSAID),
        ("late_days", say("{item}: days late", item=name), NUMBER, False, (None, 0)),
        ("due", say("{item}: own deadline", item=name), day, False, UNSAID),
    )
    for field, heading, look, always, unsaid in further:
        if always or any(getattr(result, field) not in unsaid for result in found):
            read = _result(item.id, field)
            filled = _shown(read, look, unsaid)
            yield Column(heading, width_of(heading, 10), filled, item.id, TAKES[field], CENTRED)


def _decision(say: Language) -> Iterator[Column]:
    day = Look(align="center", format=day_format(say))
    outcomes = {key: (vocabulary.outcome(key, say), BOLD) for key in Outcome}
    stale = {False: (say("yes"), PLAIN), True: (say("no, facts or rules have changed"), STALE)}
    numbers = (
        (say("Proposed credits"), "proposed_credits", PROPOSED),
        (say("Proposed grade"), "proposed_grade", PROPOSED_GRADE),
    )
    for heading, name, look in numbers:
        yield Column(
            heading,
            width_of(heading, 5),
            _shown(attrgetter(name), look),
            DECISION,
            align=look.align,
        )
    yield Column(say("Decision"), 16, _worded(_decided("outcome"), outcomes), DECISION)
    shown = (
        (say("Credits"), "credits", AWARDED, NARROWEST),
        (say("Grade"), "grade", AWARDED_GRADE, NARROWEST),
        (say("Assessed on"), "assessed_on", day, DAY_WIDTH),
        (say("Decided on"), "decided_on", day, DAY_WIDTH),
        (say("Decided by"), "by", PLAIN, 18.0),
        (say("Reason"), "reason", PLAIN, 24.0),
    )
    for heading, name, look, width in shown:
        yield Column(heading, width, _shown(_decided(name), look), DECISION, align=look.align)
    heading = say("Decision is up to date")
    yield Column(heading, 30, _worded(_decided("stale"), stale), DECISION)


def _standing(tier: str) -> Callable[[GradebookLine], Standing | None]:
    return lambda line: line.standing.get(tier)


def _result(item: str, field: str) -> Callable[[GradebookLine], Any]:
    read = attrgetter(field)
    return lambda line: (result := line.results.get(item)) and read(result)


def _decided(field: str) -> Callable[[GradebookLine], Any]:
    read = attrgetter(field)
    return lambda line: line.decided and read(line.decided)


def _shown(
    read: Callable[[GradebookLine], Value], look: Look, unsaid: tuple[Value, ...] = UNSAID
) -> Callable[[Sheet], Fill]:
    """Fill cells with a value as it is; what is ``unsaid`` leaves no cell. 0 points are said."""

    def on(sheet: Sheet) -> Fill:
        style = sheet.style(look)

        def fill(line: GradebookLine) -> Filled:
            value = read(line)
            return NOTHING if value in unsaid else (value, style)

        return fill

    return on


def _worded[Key](
    read: Callable[[GradebookLine], Key | None], words: Mapping[Key, tuple[str, Look]]
) -> Callable[[Sheet], Fill]:
    """Fill cells with a word that has a look of its own; without a word there is no cell."""

    def on(sheet: Sheet) -> Fill:
        said: dict[Key | None, Filled] = {
            key: (word, sheet.style(look)) for key, (word, look) in words.items()
        }
        return lambda line: said.get(read(line), NOTHING)

    return on


def width_of(heading: str, longest: int) -> float:
    """Return a width in which the longest text fits on one line and the heading on two."""
    words = max(map(len, heading.split()), default=0)
    wide = max(words, len(heading) / 2) + FILTER_BUTTON
    return min(max(NARROWEST, wide, longest + 2), WIDEST)
