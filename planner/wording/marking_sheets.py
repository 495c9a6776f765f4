"""Marking sheets in sentences: what is odd about one that came back, and what it asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner import vocabulary
from planner.exchange.marking_sheets_in import NotAMarkingSheet, RowAdded, RowTwice
from planner.exchange.rosters import MarkingSheetInstead
from planner.jobs import returned_sheets as back
from planner.jobs.marking_paper import TooManyCriteria
from planner.jobs.marking_sheets import NobodysStudents, NothingToMark
from planner.jobs.sheet_entries import EntryUnread, TooManyPoints, Wanted
from planner.language import marked
from planner.rules.credits import Marking, State
from planner.rules.marking_sheets import Part
from planner.rules.points import sum_text
from planner.wording.base import worded

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planner.db.cell_history import CellChange
    from planner.jobs.returned_sheets import SheetLine
    from planner.language import Language
    from planner.rules.credits import Item
    from planner.rules.marking_sheets import Marks

UNREAD: Mapping[Wanted, str] = {
    Wanted.STATE: marked("“{text}” is no state; it was skipped. States are: {states}."),
    Wanted.POINTS: marked("“{text}” is no number of points and no sum of them; it was skipped."),
    Wanted.GRADE: marked("“{text}” is no grade, such as 1.3 or 2.0; it was skipped."),
    Wanted.NO_NUMBER: marked("“{text}”: this item has neither points nor grades; it was skipped."),
}


def marks_text(marks: Marks, item: Item, say: Language) -> str:
    """Say what was marked, without feedback: "17.5 points, passed", "open"."""
    said = []
    number = marks.number
    if number.value is not None and item.marking is Marking.GRADE:
        said.append(say("grade {grade}", grade=say.grade(number.value)))
    elif number.value is not None:
        points = say("{points} points", points=say.number(number.value))
        summands = sum_text(number.summands, say.number)
        said.append(f"{points} ({summands})" if summands else points)
    if marks.state is not State.OPEN or not said:
        said.append(vocabulary.state(marks.state, say))
    return ", ".join(said)


def part_text(marks: Marks, line: SheetLine, say: Language) -> str:
    """Say the part of the marks that a line is about."""
    if line.difference.part is Part.RESULT:
        return marks_text(marks, line.item, say)
    return say("“{text}”", text=marks.feedback) if marks.feedback else say("no feedback")


def about(line: SheetLine, say: Language) -> str:
    """Say what a line is about: the item, or the feedback on it."""
    if line.difference.part is Part.RESULT:
        return line.item.title
    return say("{item}: feedback to the student", item=line.item.short or line.item.title)


def question(line: SheetLine, say: Language) -> str:
    """Say what both sides have, and who has changed the course's since."""
    facts = {
        "name": line.student.name,
        "item": about(line, say),
        "theirs": part_text(line.theirs, line, say),
        "mine": part_text(line.mine, line, say),
    }
    if line.last is None:
        return say("{name}, {item}: the sheet says {theirs}, the course {mine}.", **facts)
    return say(
        "{name}, {item}: the sheet says {theirs}, the course {mine} ({who}).",
        **facts,
        who=changed_by(line.last, say),
    )


def changed_by(change: CellChange, say: Language) -> str:
    """Say who changed a result, and when; what a sheet brought is its marker's."""
    at = change.at.astimezone()
    title = change.title
    who = title.facts.get("person", "") if title.text == back.IN else change.by
    day = say("{day}, {time}", day=say.plain_day(at.date()), time=f"{at:%H:%M}")
    return f"{who}, {day}" if who else day


@worded.register(NotAMarkingSheet)
def _(fact: NotAMarkingSheet, say: Language) -> str:
    return say(
        "“{name}” is no marking sheet of this program, or its hidden rows and columns were "
        "deleted.",
        name=fact.name,
    )


@worded.register(MarkingSheetInstead)
def _(fact: MarkingSheetInstead, say: Language) -> str:
    return say(
        "“{name}” is a marking sheet and no list of students. Bring it back on the page Grades.",
        name=fact.name,
    )


@worded.register(back.OtherCourse)
def _(fact: back.OtherCourse, say: Language) -> str:
    return say(
        "“{name}” is a marking sheet of another course. Open that course to take it in.",
        name=fact.name,
    )


@worded.register(back.TakenForgotten)
def _(fact: back.TakenForgotten, say: Language) -> str:
    return say(
        "“{name}” cannot be compared: neither the course nor the file knows what the results were"
        " when it was taken along. Enter them by hand.",
        name=fact.name,
    )


@worded.register(NothingToMark)
def _(fact: NothingToMark, say: Language) -> str:
    if not fact.person:
        return say("Say who takes the marking sheet along.")
    if fact.own:
        return say("{name} has no students of their own to mark, or no item.", name=fact.person)
    return say("There is nothing to mark: no student takes part, or there is no item.")


@worded.register(TooManyCriteria)
def _(fact: TooManyCriteria, say: Language) -> str:
    return say(
        "{criteria} criteria do not fit on one page; {most} do.",
        criteria=fact.criteria,
        most=fact.most,
    )


@worded.register(NobodysStudents)
def _(fact: NobodysStudents, say: Language) -> str:
    if not fact.known:
        return say("The course has no people yet, so that nobody has students of their own.")
    return say(
        "“{name}” is not among the people of the course. There are: {known}.",
        name=fact.person,
        known=", ".join(fact.known),
    )


@worded.register(RowAdded)
def _(fact: RowAdded, say: Language) -> str:
    return say(
        "“{name}” was not on the sheet, and no row tells for sure who it is; it was skipped.",
        name=fact.text,
    )


@worded.register(RowTwice)
def _(fact: RowTwice, say: Language) -> str:
    return say(
        "“{name}” stands in row {first} already, with other entries; this row was skipped.",
        name=fact.text,
        first=fact.first,
    )


@worded.register(back.StudentGone)
def _(fact: back.StudentGone, say: Language) -> str:
    return say("“{name}” is not in the course any more; the row was skipped.", name=fact.text)


@worded.register(back.NotOnSheet)
def _(fact: back.NotOnSheet, say: Language) -> str:
    return say(
        "“{name}” was not on this sheet when it was taken along; the row was skipped.",
        name=fact.text,
    )


@worded.register(back.StudentLeft)
def _(fact: back.StudentLeft, say: Language) -> str:
    if fact.on is None:
        return say("{name} has left the course; the entries count all the same.", name=fact.text)
    return say(
        "{name} left the course on {day}; the entries count all the same.",
        name=fact.text,
        day=say.plain_day(fact.on),
    )


@worded.register(back.ItemGone)
def _(fact: back.ItemGone, say: Language) -> str:
    return say.count(
        "This item is not in the course any more; {n} entry was skipped.",
        "This item is not in the course any more; {n} entries were skipped.",
        fact.entries,
    )


@worded.register(back.LecturersAlone)
def _(fact: back.LecturersAlone, say: Language) -> str:
    return say(
        "{item}: exempt and recognised are the lecturer's alone; the entry was skipped.",
        item=fact.text,
    )


@worded.register(back.NoFurtherAttempt)
def _(fact: back.NoFurtherAttempt, say: Language) -> str:
    return say.count(
        "{item} allows {n} attempt, so it cannot be handed in once more; the entry was skipped.",
        "{item} allows {n} attempts, so it cannot be handed in once more; the entry was skipped.",
        fact.most,
        item=fact.text,
    )


@worded.register(back.SheetUnknown)
def _(_fact: back.SheetUnknown, say: Language) -> str:
    return say(
        "The course has no record of this sheet; it was compared with the values that the file"
        " itself took along."
    )


@worded.register(EntryUnread)
def _(fact: EntryUnread, say: Language) -> str:
    states = ", ".join(vocabulary.state(state, say) for state in State)
    facts = {"text": fact.text}
    if fact.wanted is Wanted.STATE:
        facts["states"] = states
    return say(UNREAD[fact.wanted], **facts)


@worded.register(TooManyPoints)
def _(fact: TooManyPoints, say: Language) -> str:
    return say(
        "“{text}” is more than the {most} points there are; it was skipped.",
        text=fact.text,
        most=say.number(fact.most),
    )
