"""What steps are called in the history: of the plan, of results, of decisions, of the rest."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from planner import vocabulary
from planner.db.journal import Title
from planner.language import marked
from planner.rules import plan as plans
from planner.rules.credits import State
from planner.rules.plan import Kind
from planner.rules.plan_lost import week_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from planner.commands.results import Entry
    from planner.language import Language
    from planner.rules.plan import Move, Plan, PlanChange
    from planner.rules.terms import DayOff

RULES_REPLACED = marked("Items and tiers replaced")
RULES_ANNOUNCED = marked("Rules announced on {day}")
RULES_OPEN = marked("Rules no longer announced")
MOVED = marked("Session {session} moved to {day}")
MOVED_WITH = marked("Session {session} moved to {day}, {n} more moved")
TOPIC_MOVED = marked("“{session}” moved to {day}")
TOPIC_MOVED_WITH = marked("“{session}” moved to {day}, {n} more moved")
TO_SHELF = marked("Session {session} put on the shelf")
SWAPPED = marked("Sessions {session} and {other} swapped")
PULLED = marked("Session {session} pulled to {day}, {n} more moved")
RESIZED = marked("Session {session} lasts otherwise than before")
CANCELLED = marked("Session {session} cancelled on {day}")
RELAID = marked("Weekly times changed to {name}, {n} moved")
WEEK_LOST = marked("Week of {day} lost, {n} moved")
SEVERAL_TO_SHELF = marked("{n} sessions put on the shelf")
SEVERAL_CANCELLED = marked("{n} sessions cancelled")
LOCKED = marked("Session {session} locked to its day")
UNLOCKED = marked("Session {session} unlocked")
SEVERAL_LOCKED = marked("{n} sessions locked to their days")
SEVERAL_UNLOCKED = marked("{n} sessions unlocked")
SEVERAL_HELD = marked("{n} sessions recorded as held")
SEVERAL_NOT_HELD = marked("{n} sessions no longer recorded as held")
HELD = marked("Session {session} recorded as held")
NOT_HELD = marked("Session {session} no longer recorded as held")
DAY_OFF = marked("No teaching on {day}: {name}")
DAY_OFF_NAMELESS = marked("No teaching on {day}")
DAYS_OFF = marked("No teaching from {day} to {last}: {name}")
DAYS_OFF_NAMELESS = marked("No teaching from {day} to {last}")
RESTORED = marked("Session {session} takes place after all")
EDITED = marked("Session {session} changed")
PRESENTERS = marked("Session {session}: presenters changed")
ADDED = marked("New session “{session}”")
INSERTED = marked("New session “{session}” on {day}")
INSERTED_WITH = marked("New session “{session}” on {day}, {n} moved")
DELETED = marked("Session “{session}” deleted")
BY_TOPIC: Mapping[str, str] = {  # for what has no number
    TO_SHELF: marked("“{session}” put on the shelf"),
    RESIZED: marked("“{session}” lasts otherwise than before"),
    CANCELLED: marked("“{session}” cancelled on {day}"),
    LOCKED: marked("“{session}” locked to its day"),
    UNLOCKED: marked("“{session}” unlocked"),
    HELD: marked("“{session}” recorded as held"),
    NOT_HELD: marked("“{session}” no longer recorded as held"),
    RESTORED: marked("“{session}” takes place after all"),
    EDITED: marked("“{session}” changed"),
    PRESENTERS: marked("“{session}”: presenters changed"),
}
STATES: Mapping[State, str] = {
    State.OPEN: marked("{name}: {item} open again"),
    State.SUBMITTED: marked("{name}: {item} handed in"),
    State.RETURNED: marked("{name}: {item} to revise"),
    State.PASSED: marked("{name}: {item} passed"),
    State.FAILED: marked("{name}: {item} failed"),
    State.MISSING: marked("{name}: {item} missing"),
    State.EXCUSED: marked("{name}: {item} excused"),
    State.EXEMPT: marked("{name}: {item} exempt"),
    State.RECOGNISED: marked("{name}: {item} recognised"),
}
GRADED = marked("{name}: {item} graded {grade}")
POINTS = marked("{name}: {item}, {points} points")
FURTHER = marked("{name}: {item}, further attempt")
CLOSED = marked("{item} closed, {n} not handed in")
AWAY = marked("Days on which {name} cannot come changed")
DECIDED = marked("{name}: decided")
ACCEPTED = marked("{n} proposals accepted")
COURSE_CHANGED = marked("Course settings changed: {names}")
REVOKED = marked("Revoke certificate {number}")
UNDONE = marked("Undone: {step}")
REDONE = marked("Redone: {step}")


def of_plan(change: PlanChange, plan: Plan, say: Language) -> Title:
    """Name the step that carries out a change, e.g. "Session 4 moved to 22 Nov, 5 more moved"."""
    if change.verb == "lose":
        return _of_week(change)
    if change.verb == "cancel" and len(change.cancelled) > 1:
        return Title.of(SEVERAL_CANCELLED, n=len(change.cancelled))
    if change.verb == "shelve" and len(change.moves) > 1:
        return Title.of(SEVERAL_TO_SHELF, n=len(change.moves))
    return _of_session(change, plan, say)


def _of_week(change: PlanChange) -> Title:
    first = min(move.was for move in change.moves if move.was is not None)
    placed = sum(move.now is not None for move in change.moves)
    return Title.of(WEEK_LOST, day=week_of(first).first, n=placed)


def of_relay(change: PlanChange, times: Iterable[str]) -> Title:
    """Name the step that changes the weekly times and moves the sessions along."""
    placed = sum(move.now is not None for move in change.moves)
    return Title.of(RELAID, name="; ".join(times), n=placed)


def _of_session(change: PlanChange, plan: Plan, say: Language) -> Title:
    name = called(change.subject, plan, say)
    numbered = change.subject in plans.numbers(plan.sessions)
    move = next((move for move in change.moves if move.id == change.subject), None)
    if change.verb == "cancel":
        day = plans.one(plan, change.subject).day
        text = CANCELLED if numbered else BY_TOPIC[CANCELLED]
        return Title.of(text, session=name, day=day or "")
    if change.verb == "resize" or move is None or move.now is None:
        text = RESIZED if change.verb == "resize" else TO_SHELF
        return Title.of(text if numbered else BY_TOPIC[text], session=name)
    if change.verb == "swap":
        other = next(move.id for move in change.moves if move.id != change.subject)
        return Title.of(SWAPPED, session=name, other=called(other, plan, say))
    more, day = _others(change, plan), move.now
    if change.verb == "pull" and more:
        return Title.of(PULLED, session=name, day=day, n=more)
    if numbered:
        return Title.of(MOVED_WITH if more else MOVED, session=name, day=day, n=more)
    return Title.of(TOPIC_MOVED_WITH if more else TOPIC_MOVED, session=name, day=day, n=more)


def of_new(change: PlanChange, plan: Plan) -> Title:
    """Name the step that puts a new session onto a day; ``plan`` has it on the shelf."""
    day = next(move.now for move in change.moves if move.id == change.subject)
    more, topic = _others(change, plan), plans.one(plan, change.subject).topic
    text = INSERTED_WITH if more else INSERTED
    return Title.of(text, session=topic, day=day or "", n=more)


def _others(change: PlanChange, plan: Plan) -> int:
    """Count what moves along; a buffer that is used up does not."""

    def counts(move: Move) -> bool:
        used_up = plans.one(plan, move.id).kind is Kind.BUFFER and move.now is None
        return move.id != change.subject and not used_up

    return sum(counts(move) for move in change.moves)


def of_session(text: str, session_id: str, plan: Plan, say: Language) -> Title:
    """Name a step about one session with LOCKED, HELD, EDITED or another of these.

    A cancelled session has no number, so what takes that back goes by its topic.
    """
    numbered = session_id in plans.numbers(plan.sessions)
    return Title.of(text if numbered else BY_TOPIC[text], session=called(session_id, plan, say))


def called(session_id: str, plan: Plan, say: Language) -> str:
    """Return a session's number, or its topic if it has none, or its kind."""
    row = plans.one(plan, session_id)
    return plans.numbers(plan.sessions).get(row.id) or row.topic or vocabulary.kind(row.kind, say)


def of_day_off(off: DayOff, say: Language) -> Title:
    """Name the step that takes a day off, with what becomes of its sessions."""
    name = vocabulary.day_off(off, say)
    first, last = off.days.first, off.days.last
    if first == last:
        return Title.of(DAY_OFF if name else DAY_OFF_NAMELESS, day=first, name=name)
    return Title.of(DAYS_OFF if name else DAYS_OFF_NAMELESS, day=first, last=last, name=name)


def of_entry(entry: Entry, name: str, item: str) -> Title:
    """Name the step that enters one result."""
    if entry.mark is not None:
        return Title.of(GRADED, name=name, item=item, grade=entry.mark)
    if entry.points is not None:
        return Title.of(POINTS, name=name, item=item, points=entry.points)
    return Title.of(STATES[entry.state or State.OPEN], name=name, item=item)


def said(title: Title, say: Language) -> str:
    """Say a step's title in the reader's language, days and numbers too."""
    return say(title.text, **{name: _fact(name, fact, say) for name, fact in title.facts.items()})


def _fact(name: str, fact: str, say: Language) -> str:
    """Write a fact as the reader does; what an older step wrote out in words stays so."""
    try:
        if name in {"day", "last"}:
            return say.day_month(date.fromisoformat(fact))
        if name in {"grade", "points"}:
            number = Decimal(fact.replace(",", "."))
            return say.grade(number) if name == "grade" else say.number(number)
    except (ValueError, ArithmeticError):
        pass
    if name == "template" and fact in vocabulary.CERTIFICATES:  # a shipped one
        return vocabulary.certificate_kind(fact, say)
    return fact
