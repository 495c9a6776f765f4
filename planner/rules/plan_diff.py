"""What changed from a published plan to another one: facts, ready to be put into words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from planner.rules.plan_public import (
    PublicPlan,
    due_as_json,
    due_of_json,
    off_as_json,
    off_of_json,
    session_as_json,
    session_of_json,
)
from planner.rules.terms import Days

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from planner.rules.plan import Due
    from planner.rules.plan_public import Json, PublicSession
    from planner.rules.terms import DayOff


class What(StrEnum):
    """What happened, in one word; a session that moved may have changed otherwise as well."""

    NEW = "new"
    GONE = "gone"
    CANCELLED = "cancelled"
    BACK = "back"  # it takes place after all
    SHELVED = "shelved"  # it lost its day
    DATED = "dated"  # it had no day
    MOVED = "moved"
    CHANGED = "changed"  # its day stays: hours, room, mode, topic, ...


@dataclass(frozen=True, slots=True)
class SessionChange:
    """One session, as it was published and as it is now; None on a side where it is not there."""

    was: PublicSession | None
    now: PublicSession | None

    @property
    def one(self) -> PublicSession:
        """The session as it is now, or as it was last."""
        found = self.now or self.was
        assert found is not None
        return found

    @property
    def what(self) -> What:
        """What happened to it, the gravest first."""
        was, now = self.was, self.now
        if was is None or now is None:
            return What.NEW if was is None else What.GONE
        if was.cancelled != now.cancelled:
            return What.CANCELLED if now.cancelled else What.BACK
        old, new = days_of(was), days_of(now)
        if old == new:
            return What.CHANGED
        if old is None or new is None:
            return What.DATED if old is None else What.SHELVED
        return What.MOVED


@dataclass(frozen=True, slots=True)
class DueChange:
    """One deadline, as it was announced and as it is now."""

    was: Due | None
    now: Due | None

    @property
    def one(self) -> Due:
        """The deadline as it is now, or as it was last."""
        found = self.now or self.was
        assert found is not None
        return found

    @property
    def what(self) -> What:
        """What happened to it: new, gone, moved, or changed (its title)."""
        if self.was is None or self.now is None:
            return What.NEW if self.was is None else What.GONE
        return What.MOVED if self.was.day != self.now.day else What.CHANGED


@dataclass(frozen=True, slots=True)
class DayOffChange:
    """Days without teaching that are new, or no longer free."""

    was: DayOff | None
    now: DayOff | None

    @property
    def one(self) -> DayOff:
        """The days."""
        found = self.now or self.was
        assert found is not None
        return found

    @property
    def what(self) -> What:
        """What happened: new or gone."""
        return What.NEW if self.was is None else What.GONE


Change = SessionChange | DueChange | DayOffChange


def days_of(session: PublicSession) -> Days | None:
    """Return the days a session covers, None without a day."""
    if session.day is None:
        return session.laid
    return Days(session.day, max(session.day, session.end_day or session.day))


def changes(before: PublicPlan, now: PublicPlan) -> tuple[Change, ...]:
    """List what changed: sessions by date, then deadlines, then days without teaching.

    A session's number alone is no change: numbers follow the dates. Days without teaching count
    only if they concern a session: one lay on them, or lies there now. Other names for them are
    no change, nor is the session that an unmoved deadline hangs on. The same plan, in whatever
    order, has no changes.
    """
    return (*_sessions(before, now), *_dues(before, now), *_days_off(before, now))


def _sessions(before: PublicPlan, now: PublicPlan) -> list[SessionChange]:
    old = {row.id: row for row in before.sessions}
    new = {row.id: row for row in now.sessions}
    found = [
        SessionChange(old.get(key), new.get(key))
        for key in {**old, **new}
        if old.get(key) != new.get(key)
    ]
    return sorted(found, key=_place)


def _place(change: SessionChange) -> tuple[date, str]:
    """Order by the earlier of both days; what never had a day comes last."""
    sides = (side for side in (change.was, change.now) if side)
    firsts = [days.first for side in sides if (days := days_of(side))]
    return min(firsts, default=date.max), change.one.id


def _dues(before: PublicPlan, now: PublicPlan) -> list[DueChange]:
    old = {due.item: due for due in before.dues}
    new = {due.item: due for due in now.dues}
    found = [
        DueChange(old.get(key), new.get(key))
        for key in {**old, **new}
        if _told(old.get(key)) != _told(new.get(key))
    ]
    return sorted(found, key=lambda change: (change.one.day, change.one.item))


def _told(due: Due | None) -> tuple[str, date] | None:
    return (due.title, due.day) if due else None


def _days_off(before: PublicPlan, now: PublicPlan) -> list[DayOffChange]:
    old = {(off.days, off.kind): off for off in before.days_off}
    new = {(off.days, off.kind): off for off in now.days_off}
    rows = (*before.sessions, *now.sessions)
    taken = [days for row in rows if (days := days_of(row))]
    found = [
        DayOffChange(old.get(key), new.get(key))
        for key in {**old, **new}
        if (key in old) != (key in new) and _touched(key[0], taken)
    ]
    return sorted(found, key=lambda change: change.one)


def _touched(days: Days, taken: Iterable[Days]) -> bool:
    return any(one.first <= days.last and days.first <= one.last for one in taken)


def applied(before: PublicPlan, some: Iterable[Change]) -> PublicPlan:
    """Return a published plan with changes carried out: what ``changes`` tells is all there is.

    Sessions come out in the order of their ids, deadlines in that of their items.
    """
    rows = {row.id: row for row in before.sessions}
    dues = {due.item: due for due in before.dues}
    off = {(one.days, one.kind): one for one in before.days_off}
    for change in some:
        match change:
            case SessionChange():
                _put(rows, change.one.id, change.now)
            case DueChange():
                _put(dues, change.one.item, change.now)
            case DayOffChange():
                _put(off, (change.one.days, change.one.kind), change.now)
    return replace(
        before,
        sessions=tuple(rows[key] for key in sorted(rows)),
        dues=tuple(dues[key] for key in sorted(dues)),
        days_off=tuple(sorted(off.values())),
    )


def _put[K, V](where: dict[K, V], key: K, value: V | None) -> None:
    if value is None:
        where.pop(key, None)
    else:
        where[key] = value


def changes_as_json(some: Iterable[Change]) -> list[Json]:
    """Write changes as JSON can hold them; ``changes_of_json`` gives them back."""
    return list(_written(some))


def _written(some: Iterable[Change]) -> Iterator[Json]:
    for change in some:
        about, write = _FORMS[type(change)][:2]
        sides: dict[str, Any] = {"was": change.was, "now": change.now}
        written = {name: write(side) if side else None for name, side in sides.items()}
        yield {"about": about, "what": change.what.value, **written}


def changes_of_json(said: Iterable[Json]) -> tuple[Change, ...]:
    """Read changes that ``changes_as_json`` wrote."""
    kinds = {about: (kind, read) for kind, (about, _, read) in _FORMS.items()}
    found = []
    for one in said:
        kind, read = kinds[one["about"]]
        sides = (read(one[name]) if one[name] else None for name in ("was", "now"))
        found.append(kind(*sides))
    return tuple(found)


_FORMS: dict[type, tuple[str, Any, Any]] = {
    SessionChange: ("session", session_as_json, session_of_json),
    DueChange: ("due", due_as_json, due_of_json),
    DayOffChange: ("day_off", off_as_json, off_of_json),
}
