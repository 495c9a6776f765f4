"""Lays the topics of an old course onto the places of a new term, and says what does not fit."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from planner.rules.anchors import first_date, last_before, pause_of, taught
from planner.rules.plan import FIXED, TEACHING, Kind, PlannedSession, Status, in_order
from planner.rules.plan_places import (
    free_places,
    lasts_days,
    usual_hours,
    usual_rooms,
    why_closed,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
    from datetime import date

    from planner.rules.anchors import Anchor
    from planner.rules.plan import Plan
    from planner.rules.plan_times import Place

type Pair = tuple[str, str]  # the ids of two neighbouring topics
_NUMBER = r"(?:[0-9]+(?:\s*(?:/|of|von)\s*[0-9]+)?|I{1,3}|IV|V)\b\)?"
_PART = re.compile(  # "(part 2): and what follows", or a number that ends the topic
    rf"[\s,:(–-]*\b(?:(?:part|teil|pt\.?)\s*{_NUMBER}|{_NUMBER}\s*$)(?P<rest>.*)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Merge:
    """Two neighbouring topics that could be taught in one session, under this topic.

    ``parts`` says that they are parts of one topic; the others are offered as the last ones.
    """

    first: str
    second: str
    topic: str
    parts: bool

    @property
    def pair(self) -> Pair:
        """The ids of the two."""
        return self.first, self.second


@dataclass(frozen=True, slots=True, kw_only=True)
class NextPlan:
    """A new plan with the ids of the old rows, and what came of them.

    ``shelved`` are rows for which there is no place, ``dropped`` buffers that were left out,
    ``by_hand`` rows whose days nobody but the user can know (several days; a deadline or an exam
    whose day means nothing in the new term). ``merges`` are the proposals, ``became`` names the
    row that a merged one is part of now.
    """

    plan: Plan
    shelved: tuple[PlannedSession, ...]
    dropped: tuple[PlannedSession, ...]
    by_hand: tuple[PlannedSession, ...]
    merges: tuple[Merge, ...]
    became: dict[str, str]


def laid_out(
    old: Plan,
    frame: Plan,
    *,
    anchors: Callable[[PlannedSession], Iterable[Anchor]],
    taken: Collection[Pair] = (),
) -> NextPlan:
    """Lay an old plan's topics in their order onto the free places of a frame without sessions.

    Holidays, breaks and "no class" rows stay behind; all others are planned and unlocked again,
    and keep mode, note and a room of their own. A buffer before the break is before the break
    again; of the buffers as many are kept as there is room for. What lay on the shelf lies there
    again. If places are too few, what was cancelled goes to the shelf first, then the last
    topics, but neither an exam nor the final session. ``taken`` are the proposed merges the user
    wants; ``anchors`` says what the day of a deadline, or of an exam after the lectures, hangs on.
    """
    rows = _ordered(old)
    dated = [row for row in rows if _has_own_day(row, old)]
    several = [row for row in rows if lasts_days(row) and row not in dated]
    waiting = [row for row in rows if row.day is None and row not in dated]
    topics = [row for row in rows if row not in (*dated, *several, *waiting)]
    merges = tuple(_merges(topics, len(free_places(frame))))
    chosen = [merge for merge in merges if merge.pair in taken]
    line = _Line(old, frame, _merged(topics, chosen))
    placed = [_fresh(row, place, old, frame) for row, place in line.laid()]
    placed += [_fresh(row, None, old, frame) for row in (*line.over, *several, *waiting)]
    plan = replace(frame, sessions=_numbered(placed))
    became = {merge.second: merge.first for merge in chosen}
    own = [_on_own_day(row, plan, anchors(row), became) for row in dated]
    lost = (row for row, new in zip(dated, own, strict=True) if row.day and not new.day)
    return NextPlan(
        plan=replace(plan, sessions=_numbered([*placed, *own])),
        shelved=tuple(line.over),
        dropped=tuple(line.dropped),
        by_hand=(*several, *lost),
        merges=merges,
        became=became,
    )


class _Line:
    """The topics and buffers in a row, cut to what the places hold."""

    def __init__(self, old: Plan, frame: Plan, topics: Sequence[PlannedSession]) -> None:
        self._old, self._frame = old, frame
        self._places = free_places(frame)
        buffers = [row for row in topics if row.kind == Kind.BUFFER]
        others = [row for row in topics if row.kind != Kind.BUFFER]
        self.over = _over(others, len(others) - len(self._places))
        spare = max(0, len(self._places) - len(others))
        first = self._before_break(buffers)
        kept = sorted(buffers, key=lambda row: row is not first)[:spare]
        self._first = first if first in kept else None
        self.dropped = [row for row in buffers if row not in kept]
        gone = {row.id for row in (*self.over, *self.dropped)}
        self._kept = [row for row in topics if row.id not in gone]

    def laid(self) -> list[tuple[PlannedSession, Place]]:
        """Give each row its place, the buffer before the break the last one before it.

        Where all topics come before the break it stays between those it lay between.
        """
        line = list(self._kept)
        pause = pause_of(self._frame)
        if self._first and pause:
            before = sum(place.day < pause.first for place in self._places)
            if 0 < before < len(line):
                line.remove(self._first)
                line.insert(before - 1, self._first)
        return list(zip(line, self._places, strict=False))

    def _before_break(self, buffers: Sequence[PlannedSession]) -> PlannedSession | None:
        pause = pause_of(self._old)
        day = last_before(taught(self._old), pause) if pause else None
        return next((row for row in buffers if day and row.day == day), None)


def _ordered(old: Plan) -> list[PlannedSession]:
    """Return the rows that survive: by their days, then the shelf as it was printed."""
    rows = [row for row in old.sessions if row.kind not in FIXED]
    shelf = [row for row in rows if row.day is None]
    return [*in_order(rows), *sorted(shelf, key=lambda row: (row.position, row.id))]


def _has_own_day(row: PlannedSession, old: Plan) -> bool:
    """Say whether a row takes up no place: a deadline, or an exam outside the lectures."""
    if row.kind == Kind.OTHER:
        return True
    return row.kind == Kind.EXAM and row.day is not None and row.day not in old.lectures


def _over(rows: Sequence[PlannedSession], too_many: int) -> list[PlannedSession]:
    """Choose what goes to the shelf, in the order of the plan."""
    if too_many <= 0:
        return []
    final = next((row.id for row in reversed(rows) if row.status != Status.CANCELLED), None)

    def first_to_go(numbered: tuple[int, PlannedSession]) -> tuple[int, int]:
        number, row = numbered
        rank = 1
        if row.status == Status.CANCELLED:
            rank = 0
        elif row.kind == Kind.EXAM or row.id == final:
            rank = 2
        return rank, -number

    chosen = sorted(enumerate(rows), key=first_to_go)[:too_many]
    return [row for _, row in sorted(chosen, key=lambda numbered: numbered[0])]


def _merges(topics: Sequence[PlannedSession], room: int) -> Iterator[Merge]:
    """Propose parts of one topic, then neighbours from the end, as many as are too many."""
    classes = [row for row in topics if row.kind != Kind.BUFFER]
    too_many = len(classes) - room
    if too_many <= 0:
        return
    used: set[str] = set()
    pairs = [pair for pair in pairwise(classes) if _may_merge(*pair)]
    for one, two in pairs:
        base, _ = _cut(one)
        if _are_parts(one, two) and not used & {one.id, two.id}:
            used |= {one.id, two.id}
            alone = sum(_cut(row)[0].casefold() == base.casefold() for row in classes) == 2
            whole = base if alone and not (_cut(one)[1] or _cut(two)[1]) else ""
            yield Merge(one.id, two.id, whole or f"{one.topic}; {two.topic}", parts=True)
    missing = too_many - len(used) // 2
    for one, two in reversed(pairs):
        if missing > 0 and not used & {one.id, two.id}:
            used |= {one.id, two.id}
            missing -= 1
            yield Merge(one.id, two.id, f"{one.topic}; {two.topic}", parts=False)


def _may_merge(one: PlannedSession, two: PlannedSession) -> bool:
    return one.kind == two.kind == Kind.CLASS and one.mode == two.mode


def _are_parts(one: PlannedSession, two: PlannedSession) -> bool:
    """Say whether two rows are parts of one topic.

    "RL (part 1)" and "RL (part 2): policies" are parts of "RL"; "Logic I", "Logic II" of "Logic".
    """
    (first, _), (second, _) = _cut(one), _cut(two)
    return bool(first) and first.casefold() == second.casefold() and one.topic != two.topic


def _cut(row: PlannedSession) -> tuple[str, str]:
    """Cut a topic at the number of its part: what stands before it, and what behind."""
    found = _PART.search(row.topic)
    if found is None:
        return row.topic.strip(), ""
    return row.topic[: found.start()].strip(), found["rest"].strip()


def _merged(topics: Sequence[PlannedSession], chosen: Iterable[Merge]) -> list[PlannedSession]:
    by_first = {merge.first: merge for merge in chosen}
    known = {row.id: row for row in topics}
    gone = {merge.second for merge in by_first.values()}
    return [
        _one_of_two(row, known[by_first[row.id].second], by_first[row.id])
        if row.id in by_first
        else row
        for row in topics
        if row.id not in gone
    ]


def _one_of_two(one: PlannedSession, two: PlannedSession, merge: Merge) -> PlannedSession:
    notes = [note for note in dict.fromkeys((one.note, two.note)) if note]
    return replace(one, topic=merge.topic, note="; ".join(notes))


def _fresh(row: PlannedSession, place: Place | None, old: Plan, frame: Plan) -> PlannedSession:
    """Return a row as it is planned anew on its place; None is the shelf."""
    usual = {"", *usual_rooms(old)}
    hours = place.hours if place else usual_hours(frame) or row.hours
    room = place.room if place and place.room and row.room in usual else row.room
    fresh = _on_day(row, place.day if place else None)
    return replace(fresh, hours=hours if row.kind in TEACHING else row.hours, room=room)


def _on_day(row: PlannedSession, day: date | None) -> PlannedSession:
    """Return a row as it is planned anew on a day; a row of several days keeps its length."""
    end = None
    if day and row.day and row.end_day:
        end = day + (row.end_day - row.day)
    return replace(
        row, status=Status.PLANNED, locked=False, day=day, end_day=end, laid=None, line=None
    )


def _on_own_day(
    row: PlannedSession, plan: Plan, anchors: Iterable[Anchor], became: dict[str, str]
) -> PlannedSession:
    """Find the day of a deadline or a late exam; without an open one it goes to the shelf."""
    _, day = first_date(anchors, plan, {}, became)
    if day is not None and why_closed(plan, day, kind=row.kind):
        day = None
    return _on_day(row, day)


def _numbered(rows: Iterable[PlannedSession]) -> tuple[PlannedSession, ...]:
    """Give the rows their printed order: by day, the shelf last."""
    rows = list(rows)
    line = [*in_order(rows), *(row for row in rows if row.day is None)]
    return tuple(replace(row, position=place) for place, row in enumerate(line, start=1))
