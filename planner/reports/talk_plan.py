"""The plan of presentations as a PDF: by date, who presents what, and which places are free."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.reports import headed, paper

if TYPE_CHECKING:
    from datetime import date

    from reportlab.platypus import Flowable

    from planner.language import Language
    from planner.reports.about import About
    from planner.rules.slots import Hours

WHO_SHARE, TITLE_SHARE = 0.3, 0.4  # of the width; the rest is for papers


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedTalk:
    """One talk: who gives it, as they are called, its title and the paper it is about."""

    people: tuple[str, ...]
    title: str = ""
    paper: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkSession:
    """One session with its talks; ``free`` of its ``places`` are left. ``day`` None: no date."""

    number: str
    topic: str
    talks: tuple[PlannedTalk, ...]
    day: date | None = None
    hours: Hours | None = None
    room: str = ""
    places: int = 0
    free: int = 0
    cancelled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkPlan:
    """What the plan says; sessions in the order in which they are printed."""

    about: About
    sessions: tuple[TalkSession, ...]


def talk_plan_pdf(plan: TalkPlan, say: Language) -> bytes:
    """Set the plan on as many pages as it needs; same rows, same bytes.

    Raises GlyphsMissing, naming the session, if our fonts lack a character.
    """
    paper.register_fonts()
    heading = say("Presentations")
    frame = headed.frame(plan.about, heading, say)
    _check(plan, say)
    talks = sum(len(session.talks) for session in plan.sessions)
    free = sum(session.free for session in plan.sessions)
    counted = (
        say.count("{n} talk.", "{n} talks.", talks),
        say.count("{n} place is free.", "{n} places are free.", free),
    )
    story = headed.head(plan.about, heading, say, *counted)
    for session in plan.sessions:
        story += [_session(session, frame.width, say), paper.spacer(14)]
    if not plan.sessions:
        story.append(paper.paragraph(say("No session has talks."), headed.text()))
    return paper.bound(story, frame, say)


def _check(plan: TalkPlan, say: Language) -> None:
    headed.check(plan.about, say)
    for session in plan.sessions:
        name = say("session {number}", number=session.number) if session.number else session.topic
        said = [part for talk in session.talks for part in (*talk.people, talk.title, talk.paper)]
        paper.check_glyphs(name, session.topic, session.room, *said)


def _session(session: TalkSession, width: float, say: Language) -> Flowable:
    """Return a session with its talks; it stays on one page as long as it fits there."""
    topic = " · ".join(part for part in (session.number, session.topic) if part)
    story = [
        *headed.part(_when(session, say)),
        paper.paragraph(topic, paper.style(headed.SIZE), struck=session.cancelled),
        paper.paragraph(_free(session, say), headed.quiet()),
        paper.spacer(3),
    ]
    if session.talks:
        story.append(_talks(session, width, say))
    return paper.together(story)


def _when(session: TalkSession, say: Language) -> str:
    if session.day is None:
        return say("No date yet")  # and neither hours nor room that would hold
    hours = say.hours(session.hours.start, session.hours.end) if session.hours else ""
    return ", ".join(part for part in (say.day(session.day), hours, session.room) if part)


def _free(session: TalkSession, say: Language) -> str:
    if session.cancelled:
        return (
            say("cancelled: these talks need another date") if session.talks else say("cancelled")
        )
    if not session.places:
        return ""
    return say("{free} of {n} places free", free=session.free, n=session.places)


def _talks(session: TalkSession, width: float, say: Language) -> Flowable:
    papers = any(talk.paper for talk in session.talks)
    who = width * WHO_SHARE
    widths = [who, width - who]
    if papers:
        widths = [who, width * TITLE_SHARE, width * (1 - WHO_SHARE - TITLE_SHARE)]
    headings = [say("Presented by"), say("Title"), *([say("Paper")] if papers else [])]
    return headed.listed(
        headings, [_row(talk, say, papers=papers) for talk in session.talks], widths
    )


def _row(talk: PlannedTalk, say: Language, *, papers: bool) -> list[Flowable | list[Flowable]]:
    muted = paper.style(headed.SIZE, colour=paper.MUTED)
    title = paper.paragraph(
        talk.title or say("No title yet"), headed.bold() if talk.title else muted
    )
    people: list[Flowable] = [paper.paragraph(one, headed.text()) for one in talk.people]
    return [people, title, *([paper.paragraph(talk.paper, headed.text())] if papers else [])]
