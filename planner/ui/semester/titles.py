"""What the steps of this page are called in the history and in the strip at the bottom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.db.journal import Title
from planner.language import marked
from planner.rules.plan import Kind
from planner.ui.semester.follows import called
from planner.ui.semester.words import topic_of

if TYPE_CHECKING:
    from planner.language import Language
    from planner.rules.plan import Move, PlanChange
    from planner.ui.semester.entries import Semester

MOVED = marked("Session {session} moved to {day}")
MOVED_WITH = marked("Session {session} moved to {day}, {n} more moved")
TOPIC_MOVED = marked("“{session}” moved to {day}")
TOPIC_MOVED_WITH = marked("“{session}” moved to {day}, {n} more moved")
TO_SHELF = marked("Session {session} put on the shelf")
TOPIC_TO_SHELF = marked("“{session}” put on the shelf")
SWAPPED = marked("Sessions {session} and {other} swapped")
PULLED = marked("Session {session} pulled to {day}, {n} more moved")
CANCELLED = marked("Session {session} cancelled on {day}")
RESTORED = marked("Session {session} takes place after all")
ADDED = marked("New session “{session}”")
DELETED = marked("Session “{session}” deleted")
EDITED = marked("Session {session} changed")
LOCKED = marked("Session {session} locked to its day")
UNLOCKED = marked("Session {session} unlocked")
HELD = marked("Session {session} recorded as held")
NOT_HELD = marked("Session {session} no longer recorded as held")


def title_of_change(change: PlanChange, semester: Semester, say: Language) -> Title:
    """Name the step that carries out a change, e.g. "Session 4 moved to 22 Nov, 5 more moved"."""
    name = called(change.subject, semester, say)
    numbered = change.subject in semester.numbers
    move = next((move for move in change.moves if move.id == change.subject), None)
    if change.verb == "cancel":
        session = semester.session(change.subject)
        day = say.day_month(session.day) if session and session.day else ""
        return Title.of(CANCELLED, session=name, day=day)
    if move is None or move.now is None:
        return Title.of(TO_SHELF if numbered else TOPIC_TO_SHELF, session=name)
    if change.verb == "swap":
        other = next(move.id for move in change.moves if move.id != change.subject)
        return Title.of(SWAPPED, session=name, other=called(other, semester, say))
    more = _others(change, semester)
    day = say.day_month(move.now)
    if change.verb == "pull" and more:
        return Title.of(PULLED, session=name, day=day, n=more)
    if numbered:
        return Title.of(MOVED_WITH if more else MOVED, session=name, day=day, n=more)
    return Title.of(TOPIC_MOVED_WITH if more else TOPIC_MOVED, session=name, day=day, n=more)


def _others(change: PlanChange, semester: Semester) -> int:
    """Count what moves along; a buffer that is used up does not."""

    def counts(move: Move) -> bool:
        session = semester.session(move.id)
        used_up = session is not None and session.kind is Kind.BUFFER and move.now is None
        return move.id != change.subject and not used_up

    return sum(counts(move) for move in change.moves)


def title_about(text: str, session_id: str, semester: Semester, say: Language) -> Title:
    """Name a step about one session with one of the texts above."""
    return Title.of(text, session=called(session_id, semester, say))


def title_by_topic(text: str, session_id: str, semester: Semester, say: Language) -> Title:
    """Name a step about one session by its topic."""
    session = semester.session(session_id)
    return Title.of(text, session=topic_of(session, say) if session else "")
