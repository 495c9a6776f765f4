"""A page that changed taken into an existing course: compared row by row, shown, then one step."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from planner.commands import sessions as commands
from planner.db import plans
from planner.db.ids import new_id
from planner.db.journal import Title
from planner.db.session_history import earlier, last_agreed
from planner.exchange.page_cells import Said, topics_of
from planner.exchange.page_order import same_days
from planner.exchange.page_reading import called_off, matched, read
from planner.exchange.page_source import PageSource
from planner.jobs.new_course import planned
from planner.jobs.page_update import plan_rows
from planner.language import Language, marked
from planner.rules.plan import FIXED, Move, PlanChange, Status

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from sqlalchemy.orm import Session

    from planner.db.journal import ChangeSet, Image
    from planner.db.store import Store
    from planner.errors import Problem
    from planner.exchange.course_page import CoursePage
    from planner.exchange.course_page_days import PageSession
    from planner.exchange.page_order import Wanted
    from planner.rules.plan import PlannedSession

IMPORTED: Final = marked("Import the page {file}")
COLUMNS: Final[Mapping[Said, tuple[str, ...]]] = {  # of a session's row in the course file
    Said.DATE: ("day", "end_day"),
    Said.TOPIC: ("topic",),
    Said.KIND: ("status",),
    Said.MODE: ("mode",),
    Said.HOURS: ("starts", "ends"),
    Said.ROOM: ("room",),
    Said.NOTE: ("note",),
}


class Verdict(StrEnum):
    """What a row of the page is to the course."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    CONFLICT = "conflict"
    SKIPPED = "skipped"
    GONE = "gone"  # a session that is on the page no longer; it is left alone


class Why(StrEnum):
    """Why a row is left alone unless one takes the page's word for it."""

    HELD = "held"  # it was recorded as held, so it does not move
    LOCKED = "locked"
    BOTH = "both"  # the course has changed it as well
    BEHIND = "behind"  # the page still says what the course said before
    SHARED = "shared"  # one row of the page tells several sessions


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One thing that the page says otherwise; ``old`` is the course's, ``new`` the page's."""

    said: Said
    old: Any
    new: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLine:
    """One row of the page, or a session that is not on it, and what becomes of it."""

    verdict: Verdict
    row: PageSession | None = None
    session: PlannedSession | None = None
    changes: tuple[FieldChange, ...] = ()
    why: Why | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PagePreview:
    """All that taking the page in would do, to be looked at before it is done."""

    name: str
    lines: tuple[PageLine, ...]
    problems: tuple[Problem, ...]

    def count(self, *verdicts: Verdict) -> int:
        """Count the lines with one of these verdicts."""
        return sum(line.verdict in verdicts for line in self.lines)

    def disputed(self) -> frozenset[int]:
        """Return the places of the lines that are taken only if one says so."""
        asked = {Verdict.CONFLICT, Verdict.SKIPPED}
        return frozenset(
            n
            for n, line in enumerate(self.lines)
            if line.verdict in asked and line.why is not Why.SHARED
        )


def preview(tx: Session, page: bytes, name: str) -> PagePreview:
    """Compare a page with the course. Raises UnreadableFile or NoSchedule."""
    source, plan = PageSource.of(page, name), plan_rows(tx)
    found = read(source.text, plan, name)
    own = read(source.text, plan, name, own_slots=True).sessions
    known = {row.id: row for row in plans.sessions(tx)}
    pictures, agreed = earlier(tx), last_agreed(tx, IMPORTED)
    pairs, say = matched(found.sessions, plan), Language.load(found.language)
    shared = _shared(found.sessions)
    lines: list[PageLine] = []
    for place, row in enumerate(found.sessions):
        if place not in pairs:
            lines.append(PageLine(verdict=Verdict.NEW, row=row))
            continue
        wanted = plan.rows[pairs[place]]
        session, other = known[wanted.id], own[place] if place < len(own) else row
        changes = tuple(_changes(row, other, wanted, session, say))
        why = _why(changes, session, pictures.get(session.id, ()), agreed)
        why = Why.SHARED if changes and row.line in shared else why
        verdict = _verdict(changes, why)
        lines.append(PageLine(verdict=verdict, row=row, session=session, changes=changes, why=why))
    there = {plan.rows[place].id for place in pairs.values()}
    lines += [
        PageLine(verdict=Verdict.GONE, session=row)
        for row in known.values()
        if row.id not in there and row.line is not None and (row.day or row.laid)
    ]
    return PagePreview(name=name, lines=tuple(lines), problems=_of_rows(found))


def _of_rows(page: CoursePage) -> tuple[Problem, ...]:
    """Return what is odd about the rows; title, times and credits of the course stay."""
    lines = [row.line for row in page.sessions]
    return tuple(one for one in page.problems if one.line and min(lines) <= one.line <= max(lines))


def _shared(rows: Sequence[PageSession]) -> set[int]:
    lines = [row.line for row in rows]
    return {line for line in lines if lines.count(line) > 1}


def _changes(
    row: PageSession, own: PageSession, wanted: Wanted, session: PlannedSession, say: Language
) -> list[FieldChange]:
    """Say what the page has otherwise; what it leaves blank it says nothing about."""
    off, told = called_off(row), wanted.row
    changes = []
    if (off is not None) is not told.cancelled:
        changes.append(FieldChange(Said.KIND, told.cancelled, off is not None))
    if row.day is not None and not same_days(row, wanted):
        changes.append(FieldChange(Said.DATE, _days(session), _days(row)))
    if off is None and row.topic and row.topic not in {*topics_of(told, say), session.topic}:
        changes.append(FieldChange(Said.TOPIC, session.topic, row.topic))
    if off is not None or row.kind in FIXED:
        return changes
    if row.mode is not session.mode:
        changes.append(FieldChange(Said.MODE, session.mode, row.mode))
    if row.hours and told.hours and told.hours not in {row.hours, own.hours}:
        changes.append(FieldChange(Said.HOURS, told.hours, row.hours))
    if row.room and session.room not in {row.room, own.room}:
        changes.append(FieldChange(Said.ROOM, session.room, row.room))
    if row.note and not _parts(row.note) <= _parts(told.note):
        changes.append(FieldChange(Said.NOTE, session.note, row.note))
    return changes


def _days(row: PageSession | PlannedSession) -> tuple[Any, Any]:
    return row.day, row.end_day


def _parts(note: str) -> set[str]:
    return {part.strip() for part in note.split(";")}


def _verdict(changes: Collection[FieldChange], why: Why | None) -> Verdict:
    if not changes:
        return Verdict.SAME
    if why in {Why.BEHIND, Why.SHARED}:
        return Verdict.SKIPPED
    return Verdict.CONFLICT if why else Verdict.CHANGED


def _why(
    changes: Sequence[FieldChange],
    session: PlannedSession,
    pictures: Sequence[tuple[int, Image]],
    agreed: int,
) -> Why | None:
    """Say what speaks against taking the page's word.

    What the course itself once said and then changed, the page merely still says. Otherwise it is
    a conflict if the session does not move, or if the course has changed the same thing since the
    page and the course last agreed: when the plan was published, or a page was taken in.
    """
    if not changes:
        return None
    if all(_once_said(one, session, pictures) for one in changes):
        return Why.BEHIND
    fixed = any(one.said in {Said.DATE, Said.KIND} for one in changes)
    if fixed and session.past:
        return Why.HELD
    if fixed and session.locked:
        return Why.LOCKED
    since = [picture for step, picture in pictures if step > agreed]
    now = commands.plain_columns(session)
    touched = any(
        any(picture.get(column) != now[column] for column in COLUMNS[one.said])
        for one in changes
        for picture in since
    )
    return Why.BOTH if touched else None


def _once_said(
    change: FieldChange, session: PlannedSession, pictures: Sequence[tuple[int, Image]]
) -> bool:
    """Tell whether the course said before what the page says."""
    said = commands.plain_columns(_with(session, change))
    return any(
        all(picture.get(column) == said[column] for column in COLUMNS[change.said])
        for _, picture in pictures
    )


def _with(session: PlannedSession, change: FieldChange) -> PlannedSession:
    """Return a session with one thing as the page says it."""
    match change.said:
        case Said.DATE:
            return replace(session, day=change.new[0], end_day=change.new[1], laid=None)
        case Said.KIND:
            return replace(session, status=Status.CANCELLED if change.new else Status.PLANNED)
        case said:
            return replace(session, **{str(said): change.new})


def import_page(store: Store, shown: PagePreview, theirs: Collection[int]) -> ChangeSet:
    """Take a page in as one undoable step; see ``take``."""
    return store.change(Title.of(IMPORTED, file=shown.name), lambda tx: take(tx, shown, theirs))


def take(tx: Session, shown: PagePreview, theirs: Collection[int] = ()) -> None:
    """Do what was shown; ``theirs`` are the places of disputed lines in which the page is right.

    Sessions that are on the page no longer stay. Raises PlanHasMoved, or what speaks against one
    of the changes.
    """
    taken = [
        line
        for place, line in enumerate(shown.lines)
        if line.verdict is Verdict.CHANGED or (place in theirs and place in shown.disputed())
    ]
    for line in taken:
        _take_changes(tx, line)
    for line in shown.lines:
        if line.verdict is Verdict.NEW and line.row is not None:
            commands.take_over(tx, replace(planned(line.row, 0), id=new_id()))
    tx.flush()


def _take_changes(tx: Session, line: PageLine) -> None:
    session, row = line.session, line.row
    assert session is not None  # what changes is in the course
    assert row is not None  # and on the page
    said = {change.said: change.new for change in line.changes}
    if Said.DATE in said:
        day, end_day = said[Said.DATE]
        hours = row.hours or session.hours
        move = Move(session.id, session.day, day, hours, row.room or None, until=end_day)
        commands.carry_out(tx, PlanChange(verb="move", subject=session.id, moves=(move,)))
    if said.get(Said.KIND):
        off = called_off(row)
        words = off[1].strip(" ()") if off else ""
        change = PlanChange(verb="cancel", subject=session.id, cancelled=(session.id,))
        commands.carry_out(tx, change, words=words)
    elif Said.KIND in said:
        commands.restore(tx, session.id)
    fields: dict[str, Any] = {"line": row.line}
    fields |= {
        str(one): said[one] for one in (Said.TOPIC, Said.MODE, Said.ROOM, Said.NOTE) if one in said
    }
    if Said.TOPIC in said and row.kind is not session.kind and session.kind not in FIXED:
        fields["kind"] = row.kind
    if Said.HOURS in said:
        fields |= {"starts": said[Said.HOURS].start, "ends": said[Said.HOURS].end}
    commands.edit(tx, session.id, **fields)
