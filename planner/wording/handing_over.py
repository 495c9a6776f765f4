"""What was handed over, to whom and how, and what has become of a list since, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from planner.jobs.exam_rows import NoSuchList
from planner.jobs.handed_out import NotHandedOut, SeveralHandedOut
from planner.language import marked, marked_short
from planner.reports.exam_rows import list_words
from planner.rules.exam_lists import KINDS, NO_NUMBER, ListName
from planner.rules.list_changes import Change, counted
from planner.wording.base import worded

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from planner.db.register import HandoverRow
    from planner.jobs.exam_handover import Outlook
    from planner.jobs.handed_out import HandedOut
    from planner.language import Language
    from planner.rules.list_changes import RowChange

HOW: Final[Mapping[str, str]] = {  # in the order they are offered
    "paper": marked("on paper"),
    "mail": marked("by mail"),
    "upload": marked("uploaded"),
    "file": marked("as a file"),
}
DOCUMENTS: Final[Mapping[str, str]] = {  # by the kinds of the register
    "certificate": marked("Certificate"),
    "exam-pdf": marked_short("Examination list (PDF)"),
    "exam-xlsx": marked_short("Examination list (workbook)"),
    "exam-list": marked_short("Office's list, filled in"),
    "schedule-pdf": marked("Schedule"),
    "calendar-pdf": marked("Semester calendar"),
    "gradebook-xlsx": marked("Gradebook"),
    "course-xlsx": marked("Whole course (workbook)"),
    "json": marked("Whole course (JSON)"),
    "charts-pdf": marked("Charts"),
    "signup-pdf": marked("Sign-up sheet"),
    "attendance-pdf": marked("Attendance list"),
    "poster-plan-pdf": marked("Poster session plan"),
    "talks-pdf": marked("Presentation plan"),
    "posted-pdf": marked("List to post"),
    "statements": marked("Statement"),
    "student-pdf": marked("Student's page"),
    "elmo": marked("ELMO file"),
    "ics": marked("Calendar file"),
    "page": marked("Course page"),
    "sheet": marked("Marking sheet"),
    "student-bundle": marked("Everything about a student"),
    "moodle-html": marked("Text for Moodle"),
    "mail": marked("Mail draft"),
}
NEXT: Final[Mapping[str, str]] = {  # what is to be done with the office's lists
    "paper": marked(
        "Print the PDF, have it signed where its last lines ask for it, and bring it over; the"
        " workbook with the same number and fingerprint goes with it."
    ),
    "mail": marked(
        "Have the PDF signed, if the office asks for it, and send both files in one mail: their"
        " number and fingerprint show that they belong together."
    ),
    "upload": marked(
        "Upload the files. The signed PDF is kept on paper if the office asks for it."
    ),
    "file": marked("Pass the files on. Print and sign the PDF if the office asks for it."),
}
CHANGES: Final[Mapping[Change, str]] = {
    Change.NEW: marked("new: {who}"),
    Change.CHANGED: marked("changed: {who}, {fields}"),
    Change.GONE: marked("gone: {who}"),
}


def how_words(how: str, say: Language) -> str:
    """Say how something was handed over: "on paper"; an unknown word stays as it is."""
    return say(HOW[how]) if how in HOW else how


def next_words(how: str, say: Language) -> str:
    """Say what is to be done now with lists that are handed over in some way."""
    return say(NEXT[how])


def document_words(kind: str, say: Language, *, short: bool = False) -> str:
    """Say what kind of document it is: "Examination list (PDF)", or shortly for a cell."""
    if kind not in DOCUMENTS:
        return kind
    return say.short(DOCUMENTS[kind]) if short else say(DOCUMENTS[kind])


def list_key_words(key: str, say: Language) -> str:
    """Say which examination list a key means: "471123 · examination"."""
    number, colon, kind = key.rpartition(":")
    if not colon or kind not in KINDS:
        number, kind = key, ""
    return list_words(ListName("" if number == NO_NUMBER else number, kind), say)


def about_words(one: HandedOut, say: Language) -> str:
    """Say which of several a document is: its lists, or the student it is about."""
    return "; ".join(list_key_words(key, say) for key in one.lists) or one.person


def handed_words(one: HandedOut, say: Language) -> str:
    """Say what was handed out to whom, when, by whom and how, on one line."""
    what = document_words(one.kind, say)
    if one.draft:
        what = say("{document}, draft", document=what)
    parts = [
        say.day(one.day),
        what,
        say("no. {number}", number=one.number) if one.number else "",
        about_words(one, say),
        say("to {recipient}", recipient=one.recipient)
        if one.recipient and one.recipient != one.person
        else "",
        how_words(one.how, say),
        say("by {who}", who=one.by) if one.by else "",
        one.note,
    ]
    return " · ".join(part for part in parts if part)


def outlook_words(one: Outlook, say: Language) -> str:
    """Say what handing a list over now would tell the office."""
    size = say.count("{n} line", "{n} lines", one.lines)
    if one.last is None:
        return say("{size}, never handed over", size=size)
    day, number = say.day(one.last.at.astimezone().date()), one.last.number
    if one.changes is None:
        since = say("what went over then cannot be compared: it was no workbook")
    elif not one.changes:
        since = say("nothing has changed since")
    else:
        since = say("since then {changes}", changes=change_count_words(counted(one.changes), say))
    return say(
        "{size}, last handed over on {day} (no. {number}); {since}",
        size=size,
        day=day,
        number=number,
        since=since,
    )


def vanished_words(key: str, last: HandoverRow, say: Language) -> str:
    """Say that the office has a list that is none any more."""
    return say(
        "{list}: handed over on {day}; nobody is on such a list any more",
        list=list_key_words(key, say),
        day=say.day(last.at.astimezone().date()),
    )


def row_change_words(change: RowChange, who: Sequence[str], say: Language) -> str:
    """Say what became of a row: "changed: Adler, Jonas, grade 2.0 → 1.7".

    ``who`` are the columns that name the row.
    """
    named = ", ".join(change.now[column] for column in who if change.now.get(column))
    fields = "; ".join(
        f"{column} {was or '–'} → {now or '–'}" for column, was, now in change.fields
    )
    return say(CHANGES[change.change], who=named, fields=fields)


def change_count_words(counts: Mapping[Change, int], say: Language) -> str:
    """Say how many rows differ: "1 new, 2 changed"."""
    new, changed, gone = (counts.get(one, 0) for one in Change)
    parts = (
        (new, say.count("{n} new", "{n} new", new)),
        (changed, say.count("{n} changed", "{n} changed", changed)),
        (gone, say.count("{n} gone", "{n} gone", gone)),
    )
    return ", ".join(words for n, words in parts if n)


@worded.register(NoSuchList)
def _(fact: NoSuchList, say: Language) -> str:
    return say(
        "There is no examination list “{key}”. There are: {known}.",
        key=fact.key,
        known=", ".join(fact.known),
    )


@worded.register(NotHandedOut)
def _(fact: NotHandedOut, say: Language) -> str:
    return say("Nothing with the number “{number}” was handed out.", number=fact.wanted)


@worded.register(SeveralHandedOut)
def _(fact: SeveralHandedOut, say: Language) -> str:
    return say(
        "Several documents have the number “{number}”. Name one of them by its id: {ids}.",
        number=fact.number,
        ids=", ".join(fact.ids),
    )
