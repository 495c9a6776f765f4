"""What goes back to Moodle in sentences: who is left out, what of a worksheet is filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.exchange.moodle_worksheets import NotAWorksheet
from planner.jobs.moodle_grades import By, LoginsUnknown, Why
from planner.jobs.worksheets_out import Fate, MaximumDiffers
from planner.language import marked
from planner.wording.base import worded

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planner.jobs.moodle_grades import GradeImport
    from planner.jobs.worksheets_out import FilledSheet, SheetFate
    from planner.language import Language

BY: Mapping[By, str] = {
    By.IDNUMBER: marked("ID number"),
    By.EMAIL: marked("E-mail address"),
    By.USERNAME: marked("User name"),
}
LACKING: Mapping[By, str] = {
    By.IDNUMBER: marked("has no ID number"),
    By.EMAIL: marked("has no e-mail address"),
    By.USERNAME: marked("has no user name"),
}
WHY: Mapping[Why, str] = {
    Why.TWICE: marked("somebody else has the same"),
    Why.NOT_IN_MOODLE: marked("is no participant in Moodle"),
    Why.UNSURE: marked("nobody can tell which participant in Moodle it is"),
}
FATES: Mapping[Fate, str] = {
    Fate.FILLED: marked("filled in"),
    Fate.SAME: marked("already there"),
    Fate.KEPT: marked("another grade is there and stays"),
    Fate.LOCKED: marked("locked in Moodle"),
    Fate.BLANK: marked("nothing to fill in"),
    Fate.TOO_HIGH: marked("more than Moodle’s maximum"),
    Fate.NO_WORD: marked("the scale has no word for it"),
    Fate.LETTERS: marked("the comment has letters that the file cannot hold"),
    Fate.NAME_ONLY: marked("only the name fits"),
    Fate.UNKNOWN: marked("not in the course"),
}


def why_left_out(why: Why, by: By, say: Language) -> str:
    """Say why a student does not go along: "has no ID number"."""
    return say(LACKING[by] if why is Why.NO_ID else WHY[why])


def left_out_lines(found: GradeImport, say: Language) -> list[str]:
    """Name everyone who is left out of a grade import, and why."""
    return [
        say("{name} is left out: {why}.", name=row.name, why=why_left_out(why, found.by, say))
        for row, why in found.left_out
    ]


def fate_words(one: SheetFate, say: Language) -> str:
    """Say what becomes of a row of a worksheet, with both grades where they differ."""
    words = say(FATES[one.fate])
    if one.fate is Fate.KEPT:
        return say(
            "{theirs} stays; the course says {ours}",
            theirs=one.line.grade,
            ours=one.ours,
        )
    if one.fate is Fate.FILLED and one.line.grade:
        return f"{one.line.grade} → {one.ours}"
    if one.fate in {Fate.FILLED, Fate.SAME}:
        return one.ours
    return f"{words}: {one.ours}" if one.ours else words


def proof_words(found: FilledSheet, say: Language) -> str:
    """Say what comparing both files has shown."""
    grades, comments = len(found.grades), len(found.comments)
    if not comments:
        return say.count(
            "{n} grade cell filled, nothing else changed.",
            "{n} grade cells filled, nothing else changed.",
            grades,
        )
    return say(
        "{grades} grade cells and {comments} comments filled, nothing else changed.",
        grades=grades,
        comments=comments,
    )


def left_lines(found: FilledSheet, say: Language) -> list[str]:
    """Name every row that was not filled in, and every student who is not on the worksheet."""
    said = [
        f"{one.student.name if one.student else one.line.name}: {fate_words(one, say)}"
        for one in found.fates
        if one.fate not in {Fate.FILLED, Fate.SAME}
    ]
    return said + [say("{name}: not on the worksheet", name=row.name) for row in found.absent]


@worded.register(NotAWorksheet)
def _(fact: NotAWorksheet, say: Language) -> str:
    return say(
        "“{name}” is no grading worksheet of Moodle. Download it there: in the assignment under"
        " “Download grading worksheet”.",
        name=fact.name,
    )


@worded.register(LoginsUnknown)
def _(_fact: LoginsUnknown, say: Language) -> str:
    return say(
        "The course knows no user names of Moodle. Give the list of participants with them, or"
        " use ID numbers or e-mail addresses."
    )


@worded.register(MaximumDiffers)
def _(fact: MaximumDiffers, say: Language) -> str:
    return say(
        "{item} has {ours} points here and {theirs} in Moodle. Let points be converted, or make"
        " both the same.",
        item=fact.item,
        ours=say.number(fact.ours),
        theirs=say.number(fact.theirs),
    )
