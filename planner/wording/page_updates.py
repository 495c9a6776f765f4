"""A course page brought up to date, in words: what changes, what has no place, what hinders."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from planner.exchange.course_page_update import NotReadBack
from planner.exchange.page_cells import Said
from planner.exchange.page_reading import CannotUpdate, Why
from planner.exchange.page_source import LettersMissing
from planner.language import marked
from planner.wording.base import worded

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planner.jobs.page_update import LineChange
    from planner.language import Language

SAID: Final[Mapping[Said, str]] = {
    Said.DATE: marked("date"),
    Said.TOPIC: marked("topic"),
    Said.KIND: marked("kind"),
    Said.NUMBER: marked("number"),
    Said.MODE: marked("in person or online"),
    Said.HOURS: marked("time"),
    Said.ROOM: marked("room"),
    Said.NOTE: marked("note"),
}
_WHY: Final[Mapping[Why, str]] = {
    Why.NO_TABLE: marked(
        "“{name}”, line {line}: the schedule is not in a table that can be changed row by row."
        " Write a page of its own with “export … page”, and put its table there once."
    ),
    Why.SPANS: marked(
        "“{name}”, line {line}: cells of the table reach over several rows or columns. Give each"
        " session a row of its own, then the page can be updated."
    ),
    Why.SHARED: marked(
        "“{name}”, line {line}: one row of the table tells several sessions. Give each a row of"
        " its own, then the page can be updated."
    ),
}


def line_words(change: LineChange, say: Language) -> list[str]:
    """Say what a line was and what it is to be, each on a line of its own."""
    told = [say("line {line}", line=change.line)]
    told += [f"  − {change.old}"] if change.old is not None else []
    told += [f"  + {change.new}"] if change.new is not None else []
    return told


def lost_words(line: int, topic: str, say: Language) -> str:
    """Say that a row is no longer on the page."""
    return say(
        "“{topic}” (line {line}) leaves the page: it has no date, or is not in the plan any more.",
        topic=topic,
        line=line,
    )


def unsaid_words(topic: str, what: Said, say: Language) -> str:
    """Say what of a session the page has no column for."""
    return say(
        "“{topic}”: the page has no column for this: {what}.", topic=topic, what=say(SAID[what])
    )


@worded.register(CannotUpdate)
def _(fact: CannotUpdate, say: Language) -> str:
    return say(_WHY[fact.why], name=fact.name, line=fact.line)


@worded.register(NotReadBack)
def _(fact: NotReadBack, say: Language) -> str:
    return say(
        "“{name}” was left as it is: the row of “{topic}” could not be written so that it reads as"
        " the plan has it ({what}). Change this row by hand, then update the page again.",
        name=fact.name,
        topic=fact.topic,
        what=say(SAID[fact.said]),
    )


@worded.register(LettersMissing)
def _(fact: LettersMissing, say: Language) -> str:
    return say(
        "The page is in {encoding}, which has no {letters}. Save it as UTF-8 in your editor, then"
        " update it again.",
        encoding=fact.encoding,
        letters=" ".join(fact.letters),
    )
