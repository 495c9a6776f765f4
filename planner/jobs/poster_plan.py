"""Reads who shows which poster, alone or as a group, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.db import plans
from planner.jobs.about import about_course
from planner.jobs.gradebook import gradebook
from planner.reports.poster_plan import Exhibitor, Poster, PosterPlan
from planner.rules.credits import (
    UNTOUCHED,
    ItemKind,
    Progress,
    State,
    asked_items,
    needed,
    progress,
)
from planner.rules.groups import group_of
from planner.rules.people import sort_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from sqlalchemy.orm import Session

    from planner.jobs.gradebook import Line
    from planner.language import Language
    from planner.rules.credits import Item
    from planner.rules.plan import PlannedSession

type Shown = tuple[Item, str, list[Line]]  # the work, the group's name or "", who shows it

NOT_SHOWN = frozenset({State.EXEMPT, State.RECOGNISED, State.MISSING})


def poster_plan(tx: Session, say: Language, today: date) -> PosterPlan:
    """List the posters of a day's groups and of everybody who does one alone.

    Somebody does one alone if a title or a result is recorded, or if the tier aimed at asks for
    it. Posters that have a time come first, in its order; the others by the first name on them.
    """
    lines = [line for line in gradebook(tx).lines if line.student.left_on is None]
    items = lines[0].work.items if lines else ()
    wanted = [item for item in items if item.kind is ItemKind.POSTER]
    sessions = {row.id: row for row in plans.sessions(tx)}
    found = [one for item in wanted for one in _shown(item, lines, today)]
    found.sort(key=lambda one: _place(one, sessions))
    posters = [
        Poster(
            number=number,
            title=_title(item, people),
            people=tuple(line.student.full_name for line in people),
            group=group,
            item=item.title if len(wanted) > 1 else "",
            times=_times(_session(item, people, sessions), say),
        )
        for number, (item, group, people) in enumerate(found, start=1)
    ]
    return PosterPlan(
        about=about_course(tx, say, today),
        posters=tuple(posters),
        people=tuple(_by_name(zip(posters, found, strict=True))),
    )


def _shown(item: Item, lines: Iterable[Line], today: date) -> Iterator[Shown]:
    """Yield every poster of one item: a group's once, under the name of its first member."""
    together: dict[str, Shown] = {}
    for line in lines:
        result = line.facts.get(item.id, UNTOUCHED)
        if result.state in NOT_SHOWN:
            continue
        group = group_of(line.groups, line.student.id, item.id, today)
        if group is not None:
            together.setdefault(group.id, (item, group.name, []))[2].append(line)
        elif _title(item, [line]) or _is_done(item, line) or _is_asked(item, line):
            yield item, "", [line]
    yield from together.values()


def _is_done(item: Item, line: Line) -> bool:
    result = line.facts.get(item.id, UNTOUCHED)
    owed = progress(item, result) is Progress.OWED
    return not owed or result.state is not State.OPEN


def _is_asked(item: Item, line: Line) -> bool:
    """Tell whether the tier aimed at cannot be had without the item."""
    aim = line.work.tier(line.student.aim)
    for one in aim.requires if aim else ():
        asked = asked_items(one, line.work.by_id)
        if item.id in asked and needed(one, len(asked)) >= len(asked):
            return True
    return False


def _title(item: Item, people: Iterable[Line]) -> str:
    """Return what a poster is called: as entered with the result, or for the talk about it."""
    for line in people:
        row, talk = line.results.get(item.id), line.talks.get(item.id)
        if title := (row.title if row else "") or (talk.title if talk else ""):
            return title
    return ""


def _session(
    item: Item, people: Iterable[Line], sessions: Mapping[str, PlannedSession]
) -> PlannedSession | None:
    talks = (line.talks.get(item.id) for line in people)
    return next((sessions[talk.session] for talk in talks if talk and talk.dated), None)


def _times(session: PlannedSession | None, say: Language) -> str:
    if session is None or session.day is None:
        return ""
    hours = say.hours(session.hours.start, session.hours.end) if session.hours else ""
    return ", ".join(part for part in (say.day(session.day), hours, session.room) if part)


def _place(one: Shown, sessions: Mapping[str, PlannedSession]) -> tuple[object, ...]:
    item, _, people = one
    session = _session(item, people, sessions)
    when = (session.day, session.hours.start if session.hours else None) if session else (None,)
    first = people[0].student
    return (
        tuple(str(part or "~") for part in when),
        sort_key(first.family, first.given),
        first.id,
        item.id,
    )


def _by_name(found: Iterable[tuple[Poster, Shown]]) -> Iterator[Exhibitor]:
    """Yield everybody once, by name, with all their posters."""
    people: dict[str, tuple[Line, list[Poster]]] = {}
    for poster, (_, _, lines) in found:
        for line in lines:
            people.setdefault(line.student.id, (line, []))[1].append(poster)
    by_name = sorted(
        people.values(),
        key=lambda one: (
            *sort_key(one[0].student.family, one[0].student.given),
            one[0].student.id,
        ),
    )
    for line, posters in by_name:
        yield Exhibitor(name=line.student.bare_name, posters=tuple(posters))
