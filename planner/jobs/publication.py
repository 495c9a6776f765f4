"""What is published together: each file of a version of the plan, made and not yet written."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import ndiff
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from planner.db import versions
from planner.exchange.mail_drafts import mail_draft
from planner.jobs.calendar_file import calendar_words
from planner.jobs.documents import Kind, document, schedule_of
from planner.jobs.plan_news import plan_news
from planner.rules.plan_news import Part

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from sqlalchemy.orm import Session

    from planner.exchange.mail_drafts import Letter
    from planner.jobs.documents import Order
    from planner.jobs.plan_news import PlanNews
    from planner.language import Language
    from planner.reports.moodle_text import MoodleText
    from planner.rules.plan_diff import Change


_DOCUMENTS: Final = {
    Part.PAGE: (Kind.PAGE, "{stem}.md"),
    Part.SCHEDULE: (Kind.SCHEDULE_PDF, "{stem}-schedule.pdf"),
    Part.CALENDAR: (Kind.CALENDAR_PDF, "{stem}-calendar.pdf"),
    Part.ICS: (Kind.ICS, "{stem}.ics"),
}
MOODLE: Final = "moodle-html"  # the kinds of the register that are no documents of the course
MAIL: Final = "mail"
PUBLISHED: Final = frozenset({MOODLE, MAIL, *(kind.value for kind, _ in _DOCUMENTS.values())})


@dataclass(frozen=True, slots=True)
class Draft:
    """A mail that tells of a changed plan; ``student`` is the id of the one it goes to alone."""

    letter: Letter
    student: str = ""


@dataclass(frozen=True, slots=True)
class PlanWords:
    """How a change of the plan is said, and the mails that tell of what has changed."""

    change: Callable[[Change, Language], str]
    drafts: Callable[[PlanNews, Language], tuple[Draft, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One file of a version. ``kind`` is what the register calls it.

    Of a mail ``letter`` is what it says, and ``student`` the id of the one it is about; ``plain``
    is what the text for Moodle and the calendar file say, without their markup, and which lines
    of a page that is brought up to date change.
    """

    part: Part
    kind: str
    name: str
    content: bytes
    letter: Letter | None = None
    student: str = ""
    plain: str = ""


def stem_of(name: str) -> str:
    """Return what the names of a plan's files begin with; ``name`` is the course file's."""
    return Path(name).stem or "plan"


def pieces(
    tx: Session, stem: str, order: Order, words: PlanWords, *, at: datetime
) -> Iterator[tuple[Part, Callable[[], tuple[Piece, ...]]]]:
    """Yield each part with what makes it, for the version that was registered just now."""
    last = versions.latest(tx)
    assert last is not None  # it was registered before its files are made
    yield from (
        (part, partial(_document, tx, part, pattern.format(stem=stem), kind, order))
        for part, (kind, pattern) in _DOCUMENTS.items()
    )
    yield Part.MOODLE, partial(_moodle, tx, f"{stem}-moodle.html", order, words)
    news = plan_news(tx, last.changes)
    yield Part.MAILS, partial(_mails, news, f"{stem}-version-{last.number}", order, words, at)


def _document(tx: Session, part: Part, name: str, kind: Kind, order: Order) -> tuple[Piece, ...]:
    content, plain = document(tx, kind, order), ""
    if kind is Kind.ICS:
        plain = calendar_words(tx, order.say)
    elif kind is Kind.PAGE and order.old_page:
        name, old = order.old_page
        plain = _changed_lines(old, content)
    return (Piece(part=part, kind=kind.value, name=name, content=content, plain=plain),)


def _changed_lines(old: bytes, new: bytes) -> str:
    """Show the lines of a page that go (−) and come (+), in their order."""
    was, now = (one.decode(errors="replace").splitlines() for one in (old, new))
    found = (line for line in ndiff(was, now) if line[0] in "+-")
    return "\n".join(line.replace("-", "−", 1) if line[0] == "-" else line for line in found)


def _moodle(tx: Session, name: str, order: Order, words: PlanWords) -> tuple[Piece, ...]:
    text = moodle_of(tx, order, words)
    content = text.html.encode()
    return (Piece(part=Part.MOODLE, kind=MOODLE, name=name, content=content, plain=text.plain),)


def moodle_of(tx: Session, order: Order, words: PlanWords) -> MoodleText:
    """Write the plan for Moodle, with what has changed since its last version, or by it."""
    # Late: the rows of documents come with the fonts of paper, and most starts need neither.
    from planner.reports.moodle_text import moodle_text  # noqa: PLC0415

    now = versions.published(tx)
    told = now.since or (now.version.changes if now.version else ())
    lines = [words.change(change, order.say) for change in told]
    return moodle_text(schedule_of(tx, order), lines, order.say)


def _mails(
    news: PlanNews, stem: str, order: Order, words: PlanWords, at: datetime
) -> tuple[Piece, ...]:
    return tuple(
        Piece(
            part=Part.MAILS,
            kind=MAIL,
            name=f"{stem}-mail-{n}.eml",
            content=mail_draft(draft.letter, at),
            letter=draft.letter,
            student=draft.student,
        )
        for n, draft in enumerate(words.drafts(news, order.say), start=1)
    )
