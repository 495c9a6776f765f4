"""The next course from an old one: its topics, items, tiers and anchors, without its dates."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, fields, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from planner.commands import course as commands
from planner.commands import sessions, work
from planner.db import courses, plans
from planner.db import work as listed
from planner.db.header import SCHEMA_VERSION, schema_version
from planner.db.ids import new_id
from planner.db.item_details import item_details
from planner.db.store import open_course
from planner.errors import Problem
from planner.jobs.new_course import Draft, Wanted, blank, found_course
from planner.rules.anchors import anchors_of, first_date
from planner.rules.credits import Item, Tier
from planner.rules.next_plan import laid_out
from planner.rules.plan import FIXED, Plan, PlannedSession, in_order
from planner.rules.terms import off_on

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence
    from datetime import date, datetime

    from sqlalchemy.orm import Session

    from planner.db.courses import CourseRow, PersonRow
    from planner.db.item_details import ItemDetails
    from planner.db.plans import SessionDetails
    from planner.db.store import Store
    from planner.rules.anchors import Anchor
    from planner.rules.next_plan import Merge, NextPlan, Pair
    from planner.rules.slots import Slot
    from planner.rules.terms import DayOff

KEPT = (
    *("title_de", "title_en", "university", "faculty", "institute", "place", "course_type"),
    *("course_number", "hours_per_week", "hours_per_credit", "exam_number", "module", "logo"),
    *("office_codes", "university_id", "university_url", "eqf_level", "smallest_n"),
    *("outcomes_de", "outcomes_en"),
    "excused_counts",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NoPlaceFor(Problem):
    """A topic lies on the shelf of the new course, because its term has too few places."""

    topic: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoWeeklyTime(Problem):
    """The new course has no weekly slot, so that all topics lie on the shelf."""

    topics: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BufferLeftOut(Problem):
    """A buffer of the old course for which the new term has no place."""

    topic: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DayByHand(Problem):
    """A row that goes on over several days, or whose own day means nothing in the new term."""

    topic: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MayMerge(Problem):
    """Two topics that could be taught in one session, so that fewer lie on the shelf."""

    first: str
    second: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoNewDeadline(Problem):
    """A deadline that hangs on something the new term does not have."""

    item: str
    anchor: Anchor | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DueOnDayOff(Problem):
    """A deadline that lands on a holiday or in a break of the new term."""

    item: str
    day: date
    off: DayOff


@dataclass(frozen=True, slots=True)
class Pairing:
    """A row of the old plan and what becomes of it; ``new`` None was left out.

    ``merged`` says that it is taught together with the topic before it.
    """

    old: PlannedSession
    new: PlannedSession | None
    merged: bool = False


@dataclass(frozen=True, slots=True)
class Deadline:
    """A deadline then and now, and what it hangs on; ``now`` None has no meaning any more."""

    title: str
    was: date
    now: date | None
    anchor: Anchor | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OldCourse:
    """Everything of an old course that may survive; ids are the old ones."""

    course: CourseRow
    people: tuple[PersonRow, ...]
    plan: Plan
    details: dict[str, SessionDetails]
    items: tuple[Item, ...]
    item_details: dict[str, ItemDetails]
    tiers: tuple[Tier, ...]

    @property
    def slots(self) -> tuple[Slot, ...]:
        """Its weekly slots."""
        return self.plan.slots


@dataclass(frozen=True, slots=True, kw_only=True)
class NextDraft:
    """A new course that is not founded yet, beside the old one, to look at.

    ``draft`` is the course, its problems said as they are; ``merges`` are proposals, of which
    ``taken`` are carried out. What stood ``beside`` the old sessions and ``more`` of items are by
    the new ids.
    """

    draft: Draft
    old: OldCourse
    rows: tuple[Pairing, ...]
    deadlines: tuple[Deadline, ...]
    merges: tuple[Merge, ...]
    taken: frozenset[Pair]
    beside: dict[str, SessionDetails]
    more: dict[str, dict[str, Any]]


def read_old(path: Path) -> OldCourse:
    """Read what may survive of a course; its file stays as it is.

    A file of an older version is migrated as a copy, which is gone afterwards. Raises what
    open_course raises for a file that is none of ours.
    """
    if schema_version(path) == SCHEMA_VERSION:
        return _read(path)
    with TemporaryDirectory(prefix="course-planner-") as folder:
        return _read(Path(shutil.copy(path, folder)))


def _read(path: Path) -> OldCourse:
    with open_course(path, writing=False) as store, store.reading() as tx:
        return OldCourse(
            course=courses.course(tx),
            people=courses.people(tx),
            plan=plans.plan_of(tx),
            details=plans.details(tx),
            items=listed.items(tx),
            item_details=item_details(tx),
            tiers=listed.tiers(tx),
        )


def from_old(path: Path, wanted: Wanted, *, taken: Collection[Pair] = ()) -> NextDraft:
    """Draft the next course from an old one's file; see ``next_of``."""
    return next_of(read_old(path), wanted, taken=taken)


def next_of(old: OldCourse, wanted: Wanted, *, taken: Collection[Pair] = ()) -> NextDraft:
    """Draft the next course: what is empty in ``wanted`` is as in the old one.

    Titles, people, slots, region, topics, items and tiers survive, with ids of their own; dates,
    links, students, results, decisions and certificates do not. ``taken`` are the proposed merges
    to carry out. Raises NoSuchRegion.
    """
    frame = _frame(old, wanted)
    made = laid_out(
        old.plan,
        Plan(sessions=(), lectures=frame.lectures, slots=frame.slots, days_off=frame.days_off),
        anchors=lambda row: anchors_of(_as_item(row), old.plan, old.items),
        taken=taken,
    )
    deadlines = _deadlines(old, made)
    old_ids = (*(row.id for row in made.plan.sessions), *(item.id for item in old.items))
    ids = {old_id: new_id() for old_id in old_ids}
    due = {item_id: deadline.now for item_id, deadline in deadlines.items()}
    draft = replace(
        frame,
        sessions=tuple(replace(row, id=ids[row.id]) for row in made.plan.sessions),
        items=tuple(replace(one, id=ids[one.id], due=due.get(one.id)) for one in old.items),
        tiers=tuple(_own(tier, ids) for tier in old.tiers),
        problems=(
            *frame.problems,
            *_misfits(frame, made),
            *_odd_deadlines(frame, deadlines.values()),
        ),
    )
    return NextDraft(
        draft=draft,
        old=old,
        rows=tuple(_pairings(old.plan, made, ids, draft)),
        deadlines=tuple(deadlines[item.id] for item in old.items if item.id in deadlines),
        merges=made.merges,
        taken=frozenset((one, two) for two, one in made.became.items()),
        beside={ids[row]: old.details[row] for row in ids if row in old.details},
        more=_details(old, made, ids),
    )


def _frame(old: OldCourse, wanted: Wanted) -> Draft:
    """Draft the frame of the next course: what is not said anew is as it was."""
    said = replace(
        wanted,
        title=wanted.title or old.course.title,
        slots=wanted.slots or old.slots,
        region=wanted.region or old.course.region,
        language=old.course.language,
    )
    return blank(said)


def found_next(
    path: Path, made: NextDraft, *, who: str, now: Callable[[], datetime] | None = None
) -> Store:
    """Make the file of the next course, in one step; raises AlreadyThere."""
    return found_course(path, made.draft, who=who, now=now, also=lambda tx: _carry_over(tx, made))


def _carry_over(tx: Session, made: NextDraft) -> None:
    """Enter what of the old course a draft does not hold."""
    was, title = made.old.course, made.draft.title
    kept = {name: getattr(was, name) for name in KEPT}
    if title != was.title:  # the one in the other language names the old course
        kept |= {"title_de": "", "title_en": "", f"title_{made.draft.language}": title}
    commands.edit(tx, **kept)
    commands.set_people(tx, [replace(each, id="") for each in made.old.people])
    for row_id, old in made.beside.items():
        if old.label or old.talk_places:
            sessions.edit(tx, row_id, label=old.label, talk_places=old.talk_places)
    for item in made.draft.items:
        work.edit_item(tx, item, **made.more[item.id])


def _as_item(row: PlannedSession) -> Item:
    return Item(id=row.id, title=row.topic, due=row.day)


def _deadlines(old: OldCourse, made: NextPlan) -> dict[str, Deadline]:
    """Date the deadlines anew, earliest first: later ones may hang on earlier ones."""
    found: dict[str, date] = {}
    dated: dict[str, Deadline] = {}
    for was, item in sorted(
        ((item.due, item) for item in old.items if item.due), key=lambda pair: pair[0]
    ):
        anchors = anchors_of(item, old.plan, old.items)
        anchor, now = first_date(anchors, made.plan, found, made.became)
        dated[item.id] = Deadline(item.title, was, now, anchor)
        if now is not None:
            found[item.id] = now
    return dated


def _details(old: OldCourse, made: NextPlan, ids: dict[str, str]) -> dict[str, dict[str, Any]]:
    """Return the further columns of the items, by their new ids."""
    more: dict[str, dict[str, Any]] = {}
    for item_id, details in old.item_details.items():
        same = {each.name: getattr(details, each.name) for each in fields(details)}
        session = same["due_session"]
        same["due_session"] = ids.get(made.became.get(session, session))
        more[ids[item_id]] = same
    return more


def _own(tier: Tier, ids: dict[str, str]) -> Tier:
    asked = tuple(
        replace(one, items=tuple(ids[item] for item in one.items)) for one in tier.requires
    )
    weights = tuple((ids[item], weight) for item, weight in tier.grading.weights)
    how = replace(tier.grading, weights=weights)
    return replace(tier, id=new_id(), requires=asked, grading=how)


def _pairings(old: Plan, made: NextPlan, ids: dict[str, str], draft: Draft) -> Iterable[Pairing]:
    new = {row.id: row for row in draft.sessions}
    shelf = [row for row in old.sessions if row.day is None]
    for row in (*in_order(old.sessions), *shelf):
        if row.kind not in FIXED:
            one = made.became.get(row.id)
            yield Pairing(row, new.get(ids.get(one or row.id, "")), merged=one is not None)


def _misfits(frame: Draft, made: NextPlan) -> Sequence[Problem]:
    """Say which rows found no place."""
    problems: list[Problem] = []
    if frame.slots:
        problems += [NoPlaceFor(topic=row.topic) for row in made.shelved]
    elif made.shelved:
        problems.append(NoWeeklyTime(topics=len(made.shelved)))
    problems += [BufferLeftOut(topic=row.topic) for row in made.dropped]
    problems += [DayByHand(topic=row.topic) for row in made.by_hand]
    return problems


def proposals(made: NextDraft) -> Sequence[MayMerge]:
    """Return the merges that are not taken, as problems to say."""
    topics = {each.old.id: each.old.topic for each in made.rows}
    return [
        MayMerge(first=topics[merge.first], second=topics[merge.second])
        for merge in made.merges
        if merge.pair not in made.taken
    ]


def _odd_deadlines(frame: Draft, deadlines: Iterable[Deadline]) -> Sequence[Problem]:
    problems: list[Problem] = []
    for each in deadlines:
        if each.now is None:
            problems.append(NoNewDeadline(item=each.title, anchor=each.anchor))
        elif off := off_on(each.now, frame.days_off):
            problems.append(DueOnDayOff(item=each.title, day=each.now, off=off))
    return problems
