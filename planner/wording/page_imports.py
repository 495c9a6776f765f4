"""A page taken into a course, in words: what each row is, what changes, and why one is left."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from planner import vocabulary
from planner.exchange.page_cells import Said
from planner.jobs.page_import import Verdict, Why
from planner.language import marked
from planner.rules.plan import Mode
from planner.rules.slots import Hours
from planner.wording.page_updates import SAID

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planner.jobs.page_import import FieldChange, PageLine
    from planner.language import Language

VERDICTS: Final[Mapping[Verdict, str]] = {
    Verdict.NEW: marked("new"),
    Verdict.CHANGED: marked("changed"),
    Verdict.SAME: marked("the same"),
    Verdict.CONFLICT: marked("conflict"),
    Verdict.SKIPPED: marked("skipped"),
    Verdict.GONE: marked("not on the page"),
}
_WHY: Final[Mapping[Why, str]] = {
    Why.HELD: marked("It was held, so it stays; the page says otherwise."),
    Why.LOCKED: marked("It is locked to its day; the page says otherwise."),
    Why.BOTH: marked("The course has changed this as well since the page was made."),
    Why.BEHIND: marked("The page still says what the course said before."),
    Why.SHARED: marked("One row of the page tells several sessions, so it is left alone."),
}


def topic_words(line: PageLine) -> str:
    """Return the topic of a line, the course's where it has one."""
    known = line.session.topic if line.session else ""
    return known or (line.row.topic if line.row else "")


def line_words(line: PageLine, say: Language) -> str:
    """Say what follows from a row of the page: old and new of each change, and what hinders."""
    if line.verdict is Verdict.GONE:
        return say("On the page no longer; it stays in the course.")
    if line.verdict is Verdict.NEW and line.row is not None:
        row = line.row
        day = say.day(row.day) if row.day else say("no date yet")
        return " · ".join([day, vocabulary.kind(row.kind, say)])
    told = [change_words(change, say) for change in line.changes]
    told += [say(_WHY[line.why])] if line.why else []
    return " · ".join(told)


def change_words(change: FieldChange, say: Language) -> str:
    """Say what was and what is to be: "date: Wed 8 Nov 2023 → Wed 15 Nov 2023"."""
    if change.said is Said.KIND:
        return say("the page says it is cancelled") if change.new else say("cancelled here alone")
    return say(
        "{what}: {old} → {new}",
        what=say(SAID[change.said]),
        old=_value(change.old, say),
        new=_value(change.new, say),
    )


def _value(value: Any, say: Language) -> str:
    match value:
        case (None, _):
            return say("no date yet")
        case (day, None):
            return say.day(day)
        case (day, end):
            return f"{say.day_month(day)} – {say.day(end)}"
        case Mode():
            return vocabulary.mode(value, say)
        case Hours(start, end):
            return say.hours(start, end)
        case _:
            return str(value) if value else "–"
