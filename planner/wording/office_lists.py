"""The office's own lists: what becomes of each row and why, the proof, and refusals, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from planner import vocabulary
from planner.exchange.office_lists import (
    CannotFill,
    ChangedMeanwhile,
    MoreWouldChange,
    NotAnOfficeList,
)
from planner.jobs.office_lists import SameListTwice, not_fillable
from planner.language import marked
from planner.rules.office_grades import says_nothing
from planner.rules.reconciling import Verdict
from planner.wording.base import worded

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planner.db.students import StudentRow
    from planner.jobs.office_lists import Filled, Preview
    from planner.language import Language
    from planner.rules.office_rows import OfficeList
    from planner.rules.reconciling import Found

VERDICTS: Final[Mapping[Verdict, str]] = {  # in the order they are shown
    Verdict.FILL: marked("to be filled in"),
    Verdict.DIFFERENT: marked("another grade there"),
    Verdict.SAME: marked("there already"),
    Verdict.SEVERAL: marked("in several rows"),
    Verdict.WRONG_LIST: marked("other exam number"),
    Verdict.UNCLEAR: marked("which booking?"),
    Verdict.QUESTION: marked("who is it?"),
    Verdict.UNKNOWN: marked("not in the course"),
    Verdict.STALE: marked("decide again"),
    Verdict.NO_CODE: marked("no code"),
    Verdict.CLOSED: marked("cell is closed"),
    Verdict.UNDECIDED: marked("nothing decided"),
    Verdict.OFF_LIST: marked("on no list"),
}
SENTENCES: Final[Mapping[Verdict, str]] = {
    Verdict.FILL: marked("{ours} is filled in."),
    Verdict.DIFFERENT: marked("{there} is there and stays; decided was {ours}."),
    Verdict.SAME: marked("{there} is there already."),
    Verdict.SEVERAL: marked("Also in {others}, and decided once."),
    Verdict.WRONG_LIST: marked("Booked under {booked}, and this is a list of {number}."),
    Verdict.UNCLEAR: marked("Several bookings fit: {booked}."),
    Verdict.QUESTION: marked("May be {names}."),
    Verdict.UNKNOWN: marked("Nobody in the course has this number or name."),
    Verdict.STALE: marked("Facts or rules have changed since it was decided."),
    Verdict.NO_CODE: marked("“{ours}” has no code: give it one in the course settings."),
    Verdict.CLOSED: marked(
        "Decided ({ours}), but the cell holds a formula, is merged or missing. Left as it is."
    ),
    Verdict.UNDECIDED: marked("Nothing is decided."),
    Verdict.OFF_LIST: marked("Decided ({ours}), and on none of the lists."),
}
REPLACED: Final = marked("{ours} replaces {there}.")
NO_SUCH_LIST: Final = marked(
    "Decided ({ours}) under exam number {number}, of which no list is here."
)
COMPLETE: Final = frozenset(  # what needs no word on what becomes of the cell
    {
        *(Verdict.FILL, Verdict.DIFFERENT, Verdict.SAME, Verdict.NO_CODE),
        *(Verdict.CLOSED, Verdict.OFF_LIST),
    }
)
FRESH: Final = marked(
    "Download the lists afresh right before you fill them in and upload them: an upload replaces"
    " what the office has."
)


def found_words(one: Found, shown: Preview, say: Language) -> str:
    """Say in a sentence why a row is, or is not, filled in."""
    students, row = shown.students, one.row
    known = {file.list.exam_number for file in shown.files}
    number = one.entry.number if one.entry and not row else row.exam_number if row else ""
    facts = {
        "ours": one.ours or _decided(one, say),
        "there": row.grade.strip() if row else "",
        "number": number,
        "booked": say.listed(other or say("no number") for other in one.booked),
        "others": say.listed(_others(one, shown, say)),
        "names": say.listed(students[id_].name for id_ in one.candidates if id_ in students),
    }
    sentence = SENTENCES[one.verdict]
    if one.verdict is Verdict.DIFFERENT and one.taken:
        sentence = REPLACED
    elif one.verdict is Verdict.OFF_LIST and number and number not in known:
        sentence = NO_SUCH_LIST
    words = say(sentence, **facts)
    if one.verdict in COMPLETE:
        return words
    return f"{words} {_left(one, facts, say)}"


def list_words(one: OfficeList, say: Language) -> str:
    """Say what a list is: its system, exam and size."""
    parts = (
        one.system.value,
        one.exam_number,
        one.title,
        one.term,
        one.period,
        say.count("{n} row", "{n} rows", len(one.rows)),
    )
    return " · ".join(part for part in parts if part)


def proof_words(one: Filled, say: Language) -> str:
    """Say what was filled in, and that the two files were compared: nothing else is other."""
    grades = say.count("{n} grade cell filled in", "{n} grade cells filled in", one.grades)
    if one.dates:
        days = say.count("{n} date of assessment", "{n} dates of assessment", one.dates)
        grades = say("{grades}, with {dates}", grades=grades, dates=days)
    return say(
        "{file}: {filled}; every other cell and every other part of the file is the same.",
        file=one.path.name,
        filled=grades,
    )


def notes(shown: Preview, system: str, say: Language) -> list[str]:
    """Say what is to be known first; ``system`` is the office's, or "" if none is chosen."""
    said = []
    if shown.draft:
        said.append(say("Something is open on the closing checklist: this is a draft."))
    systems = dict.fromkeys(file.list.system.value for file in shown.files)
    if systems and not shown.codes:
        said.append(
            say(
                "The course has no codes of its own: those usual in {systems} are written.",
                systems=say.listed(systems),
            )
        )
    said += [
        say(
            "“{file}” is a list of {system}; the office's system is {chosen} (Preferences).",
            file=file.list.name,
            system=file.list.system.value,
            chosen=system,
        )
        for file in shown.files
        if system not in {"", file.list.system.value}
    ]
    return said + [worded(one, say) for one in not_fillable(shown)]


def counted_words(shown: Preview, say: Language) -> str:
    """Say how many rows there are of each verdict, on one line."""
    counts = shown.counts()
    return ", ".join(
        f"{say(words)} {counts[verdict]}" for verdict, words in VERDICTS.items() if counts[verdict]
    )


def who(one: Found, students: Mapping[str, StudentRow]) -> str:
    """Name whom a row is about: the student, or as the list does."""
    if one.student in students:
        return students[one.student].name
    return one.row.name if one.row else ""


def _decided(one: Found, say: Language) -> str:
    if one.entry is None:
        return ""
    if one.entry.grade is not None:
        return say.grade(one.entry.grade)
    return vocabulary.outcome(one.entry.outcome, say)


def _others(one: Found, shown: Preview, say: Language) -> list[str]:
    """Name the other rows that want the same decision."""
    return [
        say("{file}, row {row}", file=other.list.name, row=other.row.row)
        for other in (shown.found if one.others else ())
        if other.key in one.others and other.list and other.row
    ]


def _left(one: Found, facts: Mapping[str, str], say: Language) -> str:
    if one.taken:
        return say("{ours} is filled in all the same.", **facts)
    if says_nothing(facts["there"]):
        return say("Left blank.")
    return say("{there} stays.", **facts)


@worded.register(NotAnOfficeList)
def _(fact: NotAnOfficeList, say: Language) -> str:
    return say(
        "“{name}” is no list of an examination office: there is no heading with a matriculation"
        " number and a grade as HISinOne, HISQIS or CAMPUSonline have it.",
        name=fact.name,
    )


@worded.register(CannotFill)
def _(fact: CannotFill, say: Language) -> str:
    return say(
        "“{name}” is read, but cannot be filled in: only .xlsx and text can be, without changing"
        " more than the grades. Open it, save it as .xlsx or as text (CSV with semicolons),"
        " and fill in that one; the office may also give it out so.",
        name=fact.name,
    )


@worded.register(MoreWouldChange)
def _(fact: MoreWouldChange, say: Language) -> str:
    return say(
        "“{name}” would differ in more than its grades, so nothing was written. Download the list"
        " afresh and try again.",
        name=fact.name,
    )


@worded.register(ChangedMeanwhile)
def _(fact: ChangedMeanwhile, say: Language) -> str:
    return say(
        "“{name}” has changed since it was read, so nothing was written. Look at it again.",
        name=fact.name,
    )


@worded.register(SameListTwice)
def _(fact: SameListTwice, say: Language) -> str:
    return say("“{name}” is there twice. Leave one of them out, or rename it.", name=fact.name)
