"""Words for a course that is not founded yet, so that it can be looked at in the preview."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from planner import vocabulary
from planner.exchange.course_page_days import OtherYearFits
from planner.rules.plan import Mode, numbers
from planner.ui.start.from_page import PagePreview, ProblemLine, SessionLine, WorkLine

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.errors import Problem
    from planner.jobs.new_course import Draft
    from planner.language import Language
    from planner.rules.credits import Item, Tier
    from planner.rules.plan import PlannedSession


def preview_of(draft: Draft, say: Language, worded: Callable[[Problem], str]) -> PagePreview:
    """Say everything that would be in the course's file; ``worded`` says a problem."""
    numbered = numbers(draft.sessions)
    problems = [ProblemLine(problem.line, worded(problem)) for problem in draft.problems]
    return PagePreview(
        title=draft.title,
        summary=_summary(draft, say),
        sessions=tuple(_session(row, numbered, say) for row in draft.sessions),
        work=(
            *(_tier(tier, say) for tier in draft.tiers),
            *(_item(item, say) for item in draft.items),
        ),
        problems=tuple(problems),
        what=draft,
        fits=_fits(draft),
    )


def _fits(draft: Draft) -> str:
    """Return the term of another year for which the page seems to be written, if it is one."""
    years = [problem.years for problem in draft.problems if isinstance(problem, OtherYearFits)]
    return str(replace(draft.term, year=draft.term.year + years[0])) if years else ""


def _summary(draft: Draft, say: Language) -> str:
    first, last = say.day_month(draft.lectures.first), say.day_month(draft.lectures.last)
    slots = [
        ", ".join(part for part in (vocabulary.slot(slot, say), slot.room) if part)
        for slot in draft.slots
    ]
    lectures = say("lectures {first} – {last}", first=first, last=last)
    return " · ".join(part for part in (draft.title, *slots, lectures) if part)


def _session(row: PlannedSession, numbered: dict[str, str], say: Language) -> SessionLine:
    if row.day is not None:
        day = say.day(row.day)
    elif row.laid is not None:
        first, last = say.day_month(row.laid.first), say.day_month(row.laid.last)
        day = say("{first} – {last}, understood", first=first, last=last)
    else:
        day = say("no day yet")
    said_already = row.note.casefold() in row.topic.casefold()
    topic = row.topic if said_already else f"{row.topic} · {row.note}"
    kind = vocabulary.kind(row.kind, say)
    if row.mode is not Mode.IN_PERSON:
        kind = f"{kind}, {vocabulary.mode(row.mode, say)}"
    return SessionLine(row.line, day, numbered.get(row.id, ""), topic, kind)


def _tier(tier: Tier, say: Language) -> WorkLine:
    asked = say.listed(requirement.text for requirement in tier.requires)
    return WorkLine(tier.name, asked or say("nothing that was understood"))


def _item(item: Item, say: Language) -> WorkLine:
    due = say(", due {day}", day=say.day(item.due)) if item.due else ""
    return WorkLine(item.title, vocabulary.item_kind(item.kind, say) + due)
