"""The sign-up sheet for talks: one line to write on for each free place, A4 to hang up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from planner.reports import paper

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from reportlab.platypus import Flowable

    from planner.language import Language
    from planner.rules.slots import Hours

SIZE: Final = 9.5
LINE_HIGH: Final = 26.0  # room to write by hand
NUMBER_WIDE: Final = 22.0
NAME_SHARE: Final = 0.42  # of what is left; the rest is for the topic
GAP: Final = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class SignupSession:
    """One session with free places; who has the others is nobody's business on a wall."""

    number: str
    day: date | None
    hours: Hours | None
    room: str
    topic: str
    places: int
    free: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SignupSheet:
    """What the sheet says; sessions in the order in which they are printed."""

    course: str
    term: str
    institution: str
    as_of: date
    sessions: tuple[SignupSession, ...]


def signup_pdf(sheet: SignupSheet, say: Language) -> bytes:
    """Set the sheet on as many pages as it needs; same rows, same bytes.

    Raises GlyphsMissing, naming the session, if our fonts lack a character.
    """
    paper.register_fonts()
    _check(sheet, say)
    heading = say("Presentations: sign up here")
    frame = paper.Frame(
        title=" · ".join(part for part in (heading, sheet.course) if part),
        author=sheet.institution,
        foot=" · ".join(part for part in (_as_of(sheet, say), sheet.term, sheet.course) if part),
        made=sheet.as_of,
    )
    story = _head(sheet, heading, say)
    for session in sheet.sessions:
        story += [_session(session, frame.width, say), paper.spacer(16)]
    if not sheet.sessions:
        story.append(paper.paragraph(say("No place for a talk is free."), paper.style(SIZE)))
    return paper.bound(story, frame, say)


def _as_of(sheet: SignupSheet, say: Language) -> str:
    return say("As of {day}", day=say.long_day(sheet.as_of))


def _check(sheet: SignupSheet, say: Language) -> None:
    paper.check_glyphs(say("heading"), sheet.course, sheet.term, sheet.institution)
    for session in sheet.sessions:
        name = say("session {number}", number=session.number) if session.number else session.topic
        paper.check_glyphs(name, session.topic, session.room)


def _head(sheet: SignupSheet, heading: str, say: Language) -> list[Flowable]:
    quiet = paper.style(9, colour=paper.MUTED)
    story: list[Flowable] = []
    if sheet.institution:
        story.append(paper.paragraph(sheet.institution, quiet))
    story += [
        paper.heading(heading, paper.style(18, font=paper.BOLD)),
        paper.spacer(4),
        paper.paragraph(sheet.course, paper.style(10.5)),
        paper.paragraph(sheet.term, paper.style(10.5)),
        paper.spacer(2),
    ]
    free = sum(session.free for session in sheet.sessions)
    words = say.count("{n} place is free.", "{n} places are free.", free)
    return [*story, paper.paragraph(f"{words} {_as_of(sheet, say)}.", quiet), paper.spacer(14)]


def _session(session: SignupSession, width: float, say: Language) -> Flowable:
    """Return a session with its free lines; it stays on one page as long as it fits there."""
    when = say.day(session.day) if session.day else say("No date yet")
    hours = say.hours(session.hours.start, session.hours.end) if session.hours else ""
    where = ", ".join(part for part in (when, hours, session.room) if part)
    topic = " · ".join(part for part in (session.number, session.topic) if part)
    left = say("{free} of {n} places free", free=session.free, n=session.places)
    head: list[Flowable] = [
        paper.heading(where, paper.style(11, font=paper.BOLD), 2),
        paper.paragraph(topic, paper.style(SIZE)),
        paper.paragraph(left, paper.style(8, colour=paper.MUTED)),
        paper.spacer(2),
    ]
    return paper.together([*head, _lines(session.free, width, say)])


def _lines(free: int, width: float, say: Language) -> Flowable:
    small = paper.style(8, font=paper.BOLD, colour=paper.MUTED)
    number = paper.style(8, colour=paper.MUTED)
    rows: list[list[Any]] = [
        ["", paper.paragraph(say("Name"), small), paper.paragraph(say("Topic or paper"), small)]
    ]
    rows += [[paper.paragraph(str(n), number), "", ""] for n in range(1, free + 1)]
    rest = width - NUMBER_WIDE
    widths: Sequence[float] = (NUMBER_WIDE, rest * NAME_SHARE, rest * (1 - NAME_SHARE))
    return paper.table(
        rows,
        widths,
        heights=[None, *([LINE_HIGH] * free)],
        style=paper.table_style(
            ("VALIGN", (0, 0), (-1, -1), "BOTTOM"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (0, -1), 4),
            ("RIGHTPADDING", (1, 0), (-1, -1), GAP),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
            ("LINEBELOW", (0, 0), (-1, 0), 0.75, paper.INK),
            ("LINEBELOW", (0, 1), (-1, -1), 0.5, paper.MUTED),
            ("LINEAFTER", (1, 1), (1, -1), 0.5, paper.LINE),
        ),
    )
