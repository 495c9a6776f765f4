"""What letting go would do, in words: short for the bubble, in full for the inspector."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.rules.plan import numbers
from planner.rules.plan_chains import BufferUsed
from planner.rules.plan_slack import slack
from planner.ui.semester.words import title_of, topic_of
from planner.wording import worded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.language import Language
    from planner.rules.plan import Plan, PlanChange
    from planner.rules.plan_slack import Slack
    from planner.ui.semester.entries import Semester
    from planner.ui.semester.outlook import Outlook


def bubble_words(outlook: Outlook, semester: Semester, say: Language) -> tuple[str, str]:
    """Return what letting go does, and how much moves; the second may be empty."""
    if outlook.refusal is not None:
        return "", worded(outlook.refusal, say)
    change = outlook.change
    if change is None:
        return "", say("Let go to leave it where it was")
    if not change.moves:
        return "", say("Leave it here")
    return _verb_words(change, semester, say)


def _verb_words(change: PlanChange, semester: Semester, say: Language) -> tuple[str, str]:
    if change.verb == "shelve":
        return say("To the shelf"), ""
    if change.verb == "swap":
        other = next(move.id for move in change.moves if move.id != change.subject)
        return say("Swap with {session}", session=called(other, semester, say)), ""
    if change.verb == "push":
        return _push_words(change, semester, say)
    if change.verb == "resize":
        return lasts(change, semester, say), ""
    return say("Move"), ""


def lasts(change: PlanChange, semester: Semester, say: Language) -> str:
    """Say the hours or the days that a session has when it begins or ends otherwise."""
    session = semester.session(change.subject)
    move = change.moves[0]
    if move.now is not None and move.until is not None:
        last = say.day_month(move.until)
        days = last if move.until == move.now else f"{say.day_month(move.now)} – {last}"
        if session is None or move.hours == session.hours or move.hours is None:
            return say("Held on {days}", days=days)
    return say.hours(move.hours.start, move.hours.end) if move.hours else say("Move")


def _push_words(change: PlanChange, semester: Semester, say: Language) -> tuple[str, str]:
    moving = [move for move in change.moves if move.now is not None]
    used = any(isinstance(warning, BufferUsed) for warning in change.warnings)
    if used and len(moving) == 1:
        return say("Use the buffer"), ""
    subject = semester.session(change.subject)
    left = subject.day if subject else None
    if used:
        verb = say("Push until the buffer")
    elif left is not None and any(move.now == left for move in moving):
        verb = say("Move here, the others close up")
    else:
        verb = say("Push until the next free place")
    return verb, say.count("{n} moves", "{n} move", len(moving))


def called(session_id: str, semester: Semester, say: Language) -> str:
    """Return a session's number, or its topic if it has none."""
    session = semester.session(session_id)
    number = semester.numbers.get(session_id)
    return number or (topic_of(session, say) if session else "")


def headline(outlook: Outlook, semester: Semester, say: Language) -> str:
    """Return e.g. "Session 4 on Wed 22 Nov", or the question of what is only supposed."""
    if outlook.supposed:
        return outlook.supposed
    title = title_of(outlook.session, semester, say)
    if outlook.others:
        title = say("{session} and {n} more", session=title, n=len(outlook.others))
    if outlook.spot is None:
        return title
    if outlook.spot.day is None:
        return say("{session} on the shelf", session=title)
    day = outlook.spot.day
    when = f"{say.short_weekday(day)} {say.day_month(day)}"
    return say("{session} on {day}", session=title, day=when)


def follows(outlook: Outlook, semester: Semester, say: Language) -> list[str]:
    """Return one sentence for each thing that letting go would bring about."""
    if outlook.refusal is not None:
        return [worded(outlook.refusal, say)]
    if outlook.change is None or outlook.after is None or not outlook.does_something:
        return [say("Nothing changes.")]
    change = outlook.change
    lines = [_others(outlook, change, semester, say), *_held_at(change, semester, say)]
    lines += [_called_off(key, semester, say) for key in change.cancelled]
    lines += [worded(fact, say) for fact in (*change.dues, *change.warnings)]
    lines += [_renumbered(outlook.after, semester, say)]
    lines += [_slack_line(outlook.after, semester, say)]
    return [line for line in lines if line] or [say("Nothing else moves.")]


def _others(outlook: Outlook, change: PlanChange, semester: Semester, say: Language) -> str:
    """Return e.g. "5 → 29 Nov, 6 → 6 Dec", without the one that the headline names."""
    named = "" if outlook.supposed else change.subject
    told = [
        f"{called(move.id, semester, say)} → {say.day_month(move.now)}"
        for move in change.moves
        if move.id != named and move.now is not None
    ]
    return ", ".join(told)


def _called_off(session_id: str, semester: Semester, say: Language) -> str:
    session = semester.session(session_id)
    if session is None or session.day is None:
        return ""
    name = title_of(session, semester, say)
    return say("{session} is cancelled on {day}.", session=name, day=say.day_month(session.day))


def _held_at(change: PlanChange, semester: Semester, say: Language) -> Iterator[str]:
    """Say at what time and in which room the session is held, if these become others."""
    move = next((move for move in change.moves if move.id == change.subject), None)
    session = semester.session(change.subject)
    if move is None or session is None or move.now is None:
        return
    if move.hours is not None and move.hours != session.hours:
        yield say("It is held at {hours}.", hours=say.hours(move.hours.start, move.hours.end))
    if move.room:
        yield say("It is held in {room}.", room=move.room)


def _renumbered(after: Plan, semester: Semester, say: Language) -> str:
    new = numbers(after.sessions)
    told = [
        say("{old} becomes {new}", old=number, new=new[key])
        for key, number in semester.numbers.items()
        if key in new and new[key] != number
    ]
    if not told:
        return ""
    shown = told if len(told) <= 3 else [told[0], "…", told[-1]]
    return say("Numbers follow the dates: {changes}", changes=", ".join(shown))


def _slack_line(after: Plan, semester: Semester, say: Language) -> str:
    now, then = semester.left_over(), slack(after)
    if (now.free, now.buffers, now.shelved) == (then.free, then.buffers, then.shelved):
        return ""
    left = say("Left over: {what}", what=left_over(then, after, say))
    loss = loss_words(then, say)
    return f"{left}; {loss}" if loss else left


def left_over(found: Slack, plan: Plan, say: Language) -> str:
    """Return e.g. "1 buffer, no free Wednesday"."""
    buffers = say.count("{n} buffer", "{n} buffers", found.buffers)
    parts = [buffers if found.buffers else say("no buffer")]
    weekdays = {slot.weekday for slot in plan.slots}
    if len(weekdays) == 1:
        weekday = say.weekday(next(iter(weekdays)))
        free = say.count("{n} free {weekday}", "{n} free {weekday}s", found.free, weekday=weekday)
        parts.append(free if found.free else say("no free {weekday}", weekday=weekday))
    elif weekdays:
        free = say.count("{n} free place", "{n} free places", found.free)
        parts.append(free if found.free else say("no free place"))
    return ", ".join(parts)


def shelf_words(found: Slack, say: Language) -> str:
    """Return e.g. "1 on the shelf", or nothing."""
    return say("{n} on the shelf", n=found.shelved) if found.shelved else ""


def loss_words(found: Slack, say: Language) -> str:
    """Return e.g. "two more lost weeks would cost session 13"."""
    loss = found.next_loss_costs
    if loss is None:
        return ""
    if loss.weeks == 1:
        return say("one more lost week would cost session {number}", number=loss.number)
    if loss.weeks == 2:
        return say("two more lost weeks would cost session {number}", number=loss.number)
    return say("{n} more lost weeks would cost session {number}", n=loss.weeks, number=loss.number)
